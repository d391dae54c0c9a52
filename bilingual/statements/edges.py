"""How far what a frame governs may reach: up to a later frame of the same level."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.statements.content import find_parts
from bilingual.statements.cues import COMPLEMENTISERS, CUES
from bilingual.statements.drafting import inner_of
from bilingual.statements.frame import Frame
from bilingual.statements.reported_nouns import is_reported_noun
from bilingual.statements.scene import Scene
from bilingual.statements.sentences import Sentence
from bilingual.statements.tokens import Token
from bilingual.statements.verbs import has_finite_verb
from bilingual.statements.wordlist import word_set

__all__ = ["find_right_edge"]


_CONTRASTS = word_set("while but and whereas а но тогда и")


def find_right_edge(sentence: Sentence, frames: Sequence[Frame], index: int) -> tuple[int, int | None]:
    """Return the token at which what the frame governs ends at the latest, and the index of the frame that ends it.

    A later frame ends it when it is on the same level: it shares the speaker ("and asked") or is set against it ("while
    Ryba denied"); any other frame stands inside what was said.
    """
    tokens = sentence.tokens
    if (closed := _end_of_relative(sentence, frames[index])) is not None:
        return closed, next((later for later in range(index + 1, len(frames)) if frames[later].start >= closed), None)
    for later in range(index + 1, len(frames)):
        frame = frames[later]
        if is_reported_noun(tokens[frame.cue].low, sentence.language) and not any(
            token.low in COMPLEMENTISERS[sentence.language] for token in tokens[frames[index].stop : frame.cue]
        ):
            return frame.start, later  # rejected Novak's claim that
        contrasts = _is_set_against(tokens, frame)
        opens_quotation = frame.stop < len(tokens) and _quotes_sentence(tokens, frame)
        if not (frame.shared or contrasts or opens_quotation or _stands_behind_quotation(tokens, frame)):
            continue
        scene = Scene(tokens, frame, frames[index].stop, len(tokens), sentence.language)
        found = find_parts(scene)
        is_sure = found and found[0] not in ("clause_without_conjunction", "clause_before_frame")
        if is_sure or (found and contrasts and frame.cue_kind == "say" and found[0] == "clause_without_conjunction"):
            return (_clause_start(tokens, frames[index], frame) if opens_quotation or contrasts else frame.start), later
    return len(tokens), None


def _end_of_relative(sentence: Sentence, frame: Frame) -> int | None:
    """Return the comma that closes a relative clause before the main verb: Novak, who knew that it was over, told …."""
    tokens, subject = sentence.tokens, frame.subject
    if sentence.language != "en" or subject is None or subject.text.lower() != "who" or subject.first == 0:
        return None
    if tokens[subject.first - 1].text != ",":
        return None
    for at in range(frame.stop + 1, len(tokens) - 1):
        following = tokens[at + 1].low
        if tokens[at].text == "," and (following in CUES["en"] or has_finite_verb(tokens[at + 1 : at + 2], "en")):
            return at
    return None


def _stands_behind_quotation(tokens: Sequence[Token], frame: Frame) -> bool:
    return frame.start > 0 and tokens[frame.start - 1].kind == "quote"


def _is_set_against(tokens: Sequence[Token], frame: Frame) -> bool:
    """Tell whether a frame opens with "but" or "while", or stands right behind it, after a comma."""
    return any(
        at > 0 and tokens[at].low in _CONTRASTS and tokens[at - 1].text in ",;—–"
        for at in (frame.start, frame.start - 1)
    )


def _quotes_sentence(tokens: Sequence[Token], frame: Frame) -> bool:
    """Tell whether a finite verb with a speaker of its own governs a whole sentence in marks: he replied, “Yes.”."""
    at = frame.stop + (tokens[frame.stop].text in ",:")
    if frame.is_participle or frame.subject is None or at >= len(tokens) or tokens[at].kind != "quote":
        return False
    inner = inner_of(tokens[at])
    words = tokens[at].text[inner.start - tokens[at].start : inner.stop - tokens[at].start].strip()
    return words[:1].isupper() and words[-1:] in ".!?,"


def _clause_start(tokens: Sequence[Token], earlier: Frame, frame: Frame) -> int:
    """Return the token behind the last comma before "and" or "but" between two frames, else where the later begins."""
    for at in range(frame.start, earlier.stop, -1):
        if tokens[at].low in _CONTRASTS and tokens[at - 1].text == ",":
            return at - 1
    return frame.start
