"""Which words of a text only say who said it ("the engineer said", «считает бывший лётчик»).

A report may say whose words it reports: such a frame stands in no original and is no addition to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.datatypes import Span
from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import Quotation, find_quotations
from bilingual.transliteration import same_name

__all__ = ["find_frames"]


def find_frames(text: str, speakers: Sequence[str] = ()) -> tuple[Span, ...]:
    """Return the stretches of ``text`` around what is reported as said, in order: all of its sentences but the content.

    With ``speakers``, names in either language, only those around what one of them said, or what somebody unnamed
    ("the president") said in quotation marks.

    >>> text = "“We will stay,” said Anna Novak, who heads the union. The talks go on."
    >>> [span.of(text) for span in find_frames(text)]
    ['” said Anna Novak, who heads the union.']
    """
    document = read_text(text)
    if document.text != text:
        return ()  # what reading has tidied up has other offsets
    segments = segment(document)
    frames: list[Span] = []
    for quotation in find_quotations(document, segments):
        if speakers and not _may_be(quotation, speakers):
            continue
        around = _around(quotation, [item.span for item in segments])
        frames += around
    return tuple(sorted(frames))


def _may_be(quotation: Quotation, speakers: Sequence[str]) -> bool:
    who = quotation.statement.speaker
    if who is None or who.name is None or who.name.islower():
        return quotation.statement.form == "direct"
    return any(same_name(who.name, name) for name in speakers)


def _around(quotation: Quotation, sentences: list[Span]) -> list[Span]:
    """Return what is left of the sentences with the words that say who spoke, without what was said."""
    content = quotation.statement.content
    said = [mark for mark in (quotation.source, quotation.cue) if mark]
    frames: list[Span] = []
    for sentence in sentences:
        if not any(sentence.overlaps(mark) for mark in said):
            continue
        start = sentence.start
        for span in content:
            if span.start > start and span.start < sentence.stop:
                frames.append(Span(start, span.start))
            if span.stop > start:
                start = min(span.stop, sentence.stop)
        if start < sentence.stop:
            frames.append(Span(start, sentence.stop))
    return [frame for frame in frames if any(frame.overlaps(mark) for mark in said)]
