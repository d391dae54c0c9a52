"""Interviews and transcripts: paragraphs that begin with who is speaking, and headlines like "Novak: we will stay"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bilingual.datatypes import Span
from bilingual.statements.wordlist import word_set

__all__ = ["Label", "find_label", "has_initials", "repeated_labels"]

_ROLES = word_set(
    """
    q a question answer interviewer host moderator reporter correspondent journalist вопрос ответ в о
    корреспондент корр ведущий ведущая журналист интервьюер
    """
)
"""Labels that say who speaks by role, in lower case without their full stop."""

_NOT_LABELS = word_set(
    """
    note photo image images video source sources update read more see also tags related editor's contact warning
    caption credit подпись фото видео источник важно примечание читайте также теги материалы подробнее внимание
    справка дополнено
    """
)
_LABEL = re.compile(
    r"[\"“«]?(?P<label>[^\W\d_][\w.'’-]*(?:[ \t]+[^\W\d_][\w.'’-]*){0,4})"
    r"(?:[ \t]*\([^()\n]{2,30}\))?[ \t]*(?P<end>:|\.[ \t]+[—–-])[ \t]+(?=\S)"
)

"""Who is speaking, a remark («как переведено»), and a colon, or a full stop with a dash."""

_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.[ \t]?){1,2}[A-ZА-ЯЁ][^\W\d_'’-]+(?:-[A-ZА-ЯЁ]\w+)?")

_INITIAL = re.compile(r"([A-ZА-ЯЁ]\.)[ \t]*(?=[A-ZА-ЯЁ][^\W\d_])")


@dataclass(frozen=True, slots=True)
class Label:
    """Who a paragraph says is speaking: ``name`` is None for a role (Q, Вопрос); ``body`` is what follows."""

    text: str
    name: str | None
    span: Span
    body: Span


def find_label(text: str, block: Span) -> Label | None:
    """Return the label a paragraph begins with, or None.

    >>> label = find_label("Вопрос: Как вы попали на маяк?", Span(0, 30))
    >>> label.text, label.name, label.body
    ('Вопрос', None, Span(start=8, stop=30))
    """
    match = _LABEL.match(text, block.start, block.stop)
    if match is None:
        return None
    words = match["label"].split()
    lows = [word.lower().rstrip(".") for word in words]
    if any(low in _NOT_LABELS for low in lows):
        return None
    span = Span(match.start("label"), match.end("label"))
    body = Span(match.end(), block.stop)
    if len(words) == 1 and lows[0] in _ROLES:
        return Label(match["label"], None, span, body)
    if match["end"] == ":" and words[0][0].isupper() and words[-1][0].isupper():
        name = _INITIAL.sub(r"\1 ", match["label"]) if has_initials(match["label"]) else match["label"]
        return Label(match["label"], name, span, body)
    return None


def has_initials(name: str) -> bool:
    """Tell whether a label is a person as stenographers write one: «В.Путин:».

    >>> has_initials("В.Путин"), has_initials("J. D. Vance"), has_initials("Минобороны")
    (True, True, False)
    """
    return _INITIALS.fullmatch(name) is not None


def repeated_labels(labels: Iterable[Label]) -> frozenset[str]:
    """Return the labels that occur twice or name a role: what makes a document an interview."""
    counts = Counter(label.text for label in labels)
    roles = {label.text for label in labels if label.name is None}
    return frozenset(text for text, count in counts.items() if count > 1 or text in roles)
