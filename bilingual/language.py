"""Which language a piece of text is in: Russian, English, or neither."""

from __future__ import annotations

import re

from bilingual.datatypes import Language

__all__ = ["identify", "script_of"]

_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS: tuple[tuple[str, Language], ...] = (("\u0400-\u052f", "ru"), ("A-Za-z\u00c0-\u024f", "en"))
_MARKUP = re.compile(r"https?://\S+|pic\.(?:twitter|x)\.com/\S+|(?<!\w)[#@]\w+")  # in no language
_LETTERS_OF = {language: re.compile(f"[{letters}]") for letters, language in _SCRIPTS}


def script_of(text: str) -> Language:
    """Return the language its letters stand for: Cyrillic ``ru``, Latin ``en``; ``other`` for the rest or for none."""
    plain = _MARKUP.sub(" ", text)
    text = plain if _LETTER.search(plain) else text
    n_letters = len(_LETTER.findall(text))
    counts = {language: len(letters.findall(text)) for language, letters in _LETTERS_OF.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if 2 * counts[best] > n_letters else "other"


def identify(text: str) -> Language:
    """Return the language of a sentence or a longer piece of text.

    >>> identify("Вы хотите им угрожать?"), identify("Do you want to threaten them?"), identify("500")
    ('ru', 'en', 'other')
    """
    return script_of(text)
