"""Quotations that are speech though no frame governs them: whole sentences, what something was called, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Span
from bilingual.language import script_of
from bilingual.statements.draft import Draft
from bilingual.statements.drafting import attributed, inner_of, language_of
from bilingual.statements.frame import Frame
from bilingual.statements.frames import find_frames
from bilingual.statements.mentions import OWNERS, Mention, describe
from bilingual.statements.phrases import find_source
from bilingual.statements.quotes import looks_like_title
from bilingual.statements.sentences import Sentence
from bilingual.statements.signatures import find_signature
from bilingual.statements.subjects import find_elided_subject
from bilingual.words import find_words

__all__ = ["read_unframed"]


_SHORTEST_SENTENCE = 6
"""Words from which a quotation without a frame reads as something said rather than a title or a term."""


_SHORTEST_FOREIGN = 2
"""A single foreign word in quotation marks is mentioned, not said."""


_LONGEST_LABEL = 4
"""Words before a colon that say who speaks: Городской совет: «…»."""

_LABEL_GAP = 8
"""Words between "called" and what is in quotation marks."""


def read_unframed(text: str, sentence: Sentence, taken: Sequence[Span]) -> list[Draft]:
    """Return the quotations no frame governs that are speech all the same."""
    drafts = []
    for index, token in enumerate(sentence.tokens):
        if token.kind != "quote" or any(span.overlaps(inner_of(token)) for span in taken):
            continue
        found = _judge_quotation(text, sentence, index)
        if found:
            rule, mention, frame = found
            inner = inner_of(token)
            language = language_of(inner.of(text), sentence.language)
            draft = Draft((inner,), "direct", language, rule, sentence.span, mention=mention)
            if frame:
                draft = attributed(draft, sentence, frame)
            elif mention:
                signature = find_signature(sentence.tokens, index + 1, sentence.names)
                whole = signature[1] if signature else find_source(sentence.tokens, mention, index, sentence.language)
                draft = replace(draft, source=whole)
            drafts.append(replace(draft, continues=rule == "quotation-alone"))
    return drafts


def _judge_quotation(text: str, sentence: Sentence, index: int) -> tuple[str, Mention | None, Frame | None] | None:
    """Return why a quotation no frame governs is speech, with speaker and frame, or None for a title or a term."""
    tokens = sentence.tokens
    words = inner_of(tokens[index]).of(text)
    n_words = len(find_words(words))
    if not sentence.has_words:
        return ("quotation-alone", None, None) if n_words and not looks_like_title(words) else None
    foreign = script_of(words) not in (sentence.language, "other")
    if foreign and n_words < _SHORTEST_FOREIGN:
        return None
    if signature := find_signature(tokens, index + 1, sentence.names):
        return "signature", signature[0], None
    label = _labelling_verb(sentence, index)
    if label:
        return "words-it-was-called", label.subject, label
    if foreign:
        return "quotation-in-the-other-language", _only_person(sentence, index), None
    if index > 0 and tokens[index - 1].text == ":" and (n_words > 2 or words[-1:] in ".!?"):
        who = find_elided_subject(tokens, index - 1, sentence.names)
        if who is None and index - 1 <= _LONGEST_LABEL and all(token.kind == "word" for token in tokens[: index - 1]):
            owner = OWNERS.get(tokens[0].low)
            span = Span(tokens[0].start, tokens[0].stop)
            # Mayor: “…”; his post: “…”
            who = Mention(owner, span, "pronoun", 0, 0) if owner else describe(tokens, 0, index - 2)
        return "quotation-after-colon", who, None
    if n_words >= _SHORTEST_SENTENCE and (words.rstrip()[-1:] in ".,!?…" or words.lstrip()[:1].isupper()):
        return "quoted-sentence", _opening_subject(sentence, index), None
    return None


def _opening_subject(sentence: Sentence, index: int) -> Mention | None:
    """Return the person or pronoun a sentence opens with, as the one whose words it quotes without a verb of saying."""
    subject = find_elided_subject(sentence.tokens, index, sentence.names)
    named = subject and any(name.first == subject.first and name.is_person for name in sentence.names)
    return subject if subject and (named or subject.kind == "pronoun") else None


def _labelling_verb(sentence: Sentence, index: int) -> Frame | None:
    """Return the frame of a verb like "called" shortly before a quotation in the same clause."""
    frames = find_frames(sentence.tokens, sentence.names, sentence.language)
    return next(
        (
            frame
            for frame in reversed(frames)
            if frame.cue_kind == "label" and 0 < index - frame.cue <= _LABEL_GAP and frame.subject is not None
        ),
        None,
    )


def _only_person(sentence: Sentence, index: int) -> Mention | None:
    """Return the last person named before token ``index``."""
    names = [name for name in sentence.names if name.is_person and name.last < index]
    if not names:
        return None
    name = names[-1]
    return Mention(name.text, Span(name.start, name.stop), "name", name.first, name.last)
