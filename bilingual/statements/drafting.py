"""From a frame and what it governs to a draft, with the words that say who spoke and that he did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Form, Language, Span
from bilingual.language import identify, script_of
from bilingual.statements.draft import Draft
from bilingual.statements.frame import Frame
from bilingual.statements.phrases import find_cue, find_source
from bilingual.statements.scene import Part
from bilingual.statements.sentences import Sentence
from bilingual.statements.tokens import Token
from bilingual.words import find_words

__all__ = ["attributed", "form_of", "inner_of", "language_of", "make_draft", "merged"]


_CLEARLY_OTHER = 5
"""Words from which a language label other than the script's is believed."""


def language_of(text: str, fallback: Language) -> Language:
    """Return the language of something said; a few words are taken for their script's language."""
    language = identify(text)
    if language == "other" and len(find_words(text)) < _CLEARLY_OTHER:
        language = script_of(text)
        return fallback if language == "other" else language
    return language


def make_draft(text: str, sentence: Sentence, frame: Frame, rule: str, parts: Sequence[Part]) -> Draft:
    """Return a draft of what a rule found beside a frame."""
    content = merged(parts)
    language = language_of(" ".join(span.of(text) for span in content), sentence.language)
    draft = Draft(content, form_of(parts), language, rule.replace("_", "-"), sentence.span)
    return attributed(draft, sentence, frame)


def attributed(draft: Draft, sentence: Sentence, frame: Frame) -> Draft:
    """Return ``draft`` with the cue and the speaker of a frame."""
    tokens, subject = sentence.tokens, frame.subject
    last, stop = frame.cue, None
    if frame.kind == "according":
        last, stop = frame.cue + len(frame.text.split()) - 1, frame.stop
    is_verb = frame.kind != "according"
    cue = (
        find_cue(tokens, frame.cue, last, sentence.language)
        if is_verb
        else Span(tokens[frame.cue].start, tokens[last].stop)
    )
    return replace(
        draft,
        cue=frame.text,
        mention=subject,
        relay=frame.relay,
        source=frame.phrase or (find_source(tokens, subject, last, sentence.language, stop) if subject else None),
        cue_span=cue,
    )


def merged(parts: Sequence[Part]) -> tuple[Span, ...]:
    """Return the spans of the parts, in order, each once."""
    return tuple(sorted({part.span for part in parts}))


def form_of(parts: Sequence[Part]) -> Form:
    """Return whether what was said stood in quotation marks: all, some or none of it."""
    kinds = {part.kind for part in parts}
    return "mixed" if len(kinds) > 1 else "direct" if "direct" in kinds else "indirect"


def inner_of(token: Token) -> Span:
    """Return the inside of a quotation."""
    assert token.quote is not None  # noqa: S101  (a token of kind "quote" has one)
    return token.quote.inner
