"""What is visible on the surface: a word left in the other language, a question that became a statement."""

from __future__ import annotations

import re

from bilingual.datatypes import Language
from bilingual.score import Check, Difference, Side
from bilingual.transliteration import is_cyrillic

__all__ = ["check_questions", "check_untranslated"]

_UNTRANSLATED_CONFIDENCE = 0.95  # the letters leave no doubt; whether the reader minds is why it is minor
_QUESTION_CONFIDENCE = 0.6  # share of right findings on human translations, read by eye, rounded down

_ASKING: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(r"(?<!\w)(?:ли|спро\w+|вопрос\w*|интерес\w+|поинтерес\w+)(?!\w)", re.IGNORECASE),
    "en": re.compile(r"\b(?:whether|if|ask\w*|question\w*|wonder\w*)\b", re.IGNORECASE),
}
_ENDS_ASKING = re.compile(r"\?[!?]*[\s\"'»”’)]*$")
_ENDS_STATING = re.compile(r"[.!][\s\"'»”’)]*$")
_HANDLE_OR_ADDRESS = re.compile(r"[@/]\w*$")


def check_untranslated(source: Side, target: Side) -> Check:
    """Find words of the target that stayed in the source's script.

    Latin words are at home in Russian text (NASA, iPhone), so there only a lower-case word of the source itself counts.
    A single letter is no word: it may be a sign that looks the same in both ("50 °С", "90х195").
    """
    words = []
    known = {word.of(source.text) for word in source.words}
    for word in target.words:
        written = word.of(target.text)
        if target.language == "en" and source.language == "ru":
            stayed = is_cyrillic(written)
        elif target.language == "ru" and source.language == "en":
            stayed = written.isascii() and written.isalpha() and written.islower() and written in known
        else:
            stayed = False
        if stayed and sum(map(str.isalpha, written)) > 1 and not _HANDLE_OR_ADDRESS.search(target.text, 0, word.start):
            words.append(word)
    return Check(
        tuple(
            Difference(
                "accuracy/untranslated",
                None,
                "minor",
                tuple(one for one in source.words if one.of(source.text) == word.of(target.text))[:1],
                (word,),
                f"“{word.of(target.text)}” was left untranslated",
                _UNTRANSLATED_CONFIDENCE,
            )
            for word in words
        ),
        (),
        tuple(words),
    )


def check_questions(source: Side, target: Side) -> Check:
    """Find a question that became a statement, or the reverse; a question retold ("asked whether") is still one."""
    for one, other, was in ((source, target, "question"), (target, source, "statement")):
        asks = one.text.count("?") == 1 and _ENDS_ASKING.search(one.text)
        states = _ENDS_STATING.search(other.text) and "?" not in other.text
        if asks and states and other.language != "other" and not _ASKING[other.language].search(other.text):
            became = "statement" if was == "question" else "question"
            left, right = source.words[-1:], target.words[-1:]
            if not (left and right):
                return Check(())
            evidence = f"a {was} became a {became}"
            return Check(
                (Difference("accuracy/mistranslation", "other", "minor", left, right, evidence, _QUESTION_CONFIDENCE),)
            )
    return Check(())
