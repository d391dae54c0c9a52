"""Twenty short articles, ten in each language, with who said what: read by :func:`read_articles`.

``speakers.tsv`` has a line for each statement: the article, words that stand in what was said and nowhere else, and
the names that are right, parted by ``|``. The articles were written before any rule was tried on them; those numbered
1 to 5 may be looked at, 6 to 10 only measure.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import attribute
from bilingual.words import fold

__all__ = ["Answer", "find_answers", "read_articles"]

_FOLDER = Path(__file__).parent
_LAST_TUNED = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """One statement: who said ``words``, and whom the program names; None for no one, or no statement at all."""

    article: str
    words: str
    right: tuple[str, ...]
    found: str | None

    @property
    def is_right(self) -> bool:
        """Tell whether the right person is named, in full."""
        return self.found is not None and fold(self.found) in {fold(name) for name in self.right}

    @property
    def half(self) -> str:
        """``tune`` or ``check``."""
        return "tune" if int(self.article[-2:]) <= _LAST_TUNED else "check"


def read_articles() -> dict[str, tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Return text and table (words, right names) of each article by name."""
    found: dict[str, tuple[str, list[tuple[str, tuple[str, ...]]]]] = {
        path.stem: (path.read_text(encoding="utf-8"), []) for path in sorted(_FOLDER.glob("*.txt"))
    }
    with (_FOLDER / "speakers.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["article"]][1].append((row["words"], tuple(row["person"].split("|"))))
    return found


def find_answers() -> list[Answer]:
    """Return what the program says about every line of the table."""
    answers = []
    for article, (text, table) in read_articles().items():
        document = read_text(text)
        statements = attribute(document, segment(document))
        for words, right in table:
            at = text.index(words)
            said = [item for item in statements if any(span.start <= at < span.stop for span in item.content)]
            speaker = said[0].speaker if said else None
            answers.append(Answer(article, words, right, (speaker.name or speaker.handle) if speaker else None))
    return answers
