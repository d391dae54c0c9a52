"""How the names of a document belong together: the fullest form of each, and who is a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilingual.statements.name_cases import nominative
from bilingual.statements.names import ROLE_NOUNS, Name
from bilingual.statements.tokens import Token
from bilingual.transliteration import is_cyrillic, same_name

__all__ = ["NameIndex"]


_LONGEST_NAME_IN_AM = 6
"""Letters of Авраам; a longer first word in -ам is a dative plural: Журналистам сообщили."""


_MOST_VARIANTS = 50
"""Names of one beginning that are compared; more of them in one document are a list of people."""


class NameIndex:
    """How names are written in a document: the fullest form of each, and who is a person.

    Names are grouped by how they begin, so that a long document is not compared with itself word by word.
    ``common`` are the words the document also writes without a capital; alone at the start of a
    sentence they name no one.
    """

    _PREFIX = 3  # letters that declension never touches

    def __init__(self, names: Iterable[Name], common: frozenset[str] = frozenset()) -> None:
        self._common = common
        self._groups: dict[str, dict[str, None]] = {}
        self._persons: set[str] = set()
        self._full: dict[str, str] = {}
        for name in names:
            if name.is_person:
                self._persons |= {name.text, nominative(name.text)}
            self._groups.setdefault(self._key(name.text), {})[name.text] = None

    @classmethod
    def _key(cls, name: str) -> str:
        return name.split()[-1][: cls._PREFIX].casefold()

    def is_common(self, tokens: Sequence[Token], name: Name) -> bool:
        """Tell whether ``name`` is only the capitalised first word of a sentence."""
        if name.first != name.last or any(token.kind == "word" for token in tokens[: name.first]):
            return False
        low = tokens[name.first].low
        is_addressed = low.endswith(("ам", "ям")) and len(low) > _LONGEST_NAME_IN_AM
        return low in self._common or low in ROLE_NOUNS or is_addressed

    def fullest(self, name: str) -> str:
        """Return the most complete way this document writes ``name`` in the same script, else ``name``."""
        if name not in self._full:
            self._full[name] = self._find_fullest(name)
        return self._full[name]

    def _find_fullest(self, name: str) -> str:
        group = list(self._groups.get(self._key(name), ()))[:_MOST_VARIANTS]
        variants = [other for other in group if same_name(name, other) and is_cyrillic(name) == is_cyrillic(other)]
        if not variants:
            return nominative(name)
        # The nominative is the shortest of a masculine name's forms; for the rest the first mention is a fair guess.
        most = max(len(variant.split()) for variant in variants)
        if len(name.split()) > most:
            return nominative(name)
        forms = variants if "." in name else [*variants, name]
        return nominative(min((form for form in forms if len(form.split()) == most), key=len))

    def knows(self, name: str) -> bool:
        """Tell whether the running text has ``name``."""
        return name in self._groups.get(self._key(name), ())

    def is_person(self, name: str) -> bool:
        """Tell whether some mention of ``name`` was that of a person."""
        return name in self._persons or self.fullest(name) in self._persons
