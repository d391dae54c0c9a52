"""The statements of one sentence: frames with what they govern, and quotations that are speech without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Language, Span
from bilingual.language import script_of
from bilingual.statements.content import find_parts
from bilingual.statements.cues import CUES
from bilingual.statements.dialogue import read_dialogue, with_dialogue
from bilingual.statements.draft import Draft
from bilingual.statements.drafting import attributed, form_of, inner_of, language_of, make_draft, merged
from bilingual.statements.edges import find_right_edge
from bilingual.statements.frame import Frame
from bilingual.statements.frames import find_frames
from bilingual.statements.mentions import Mention
from bilingual.statements.names import Name, find_names
from bilingual.statements.quotes import Quote, find_quotes
from bilingual.statements.relay_clauses import Cited, take_citation_off, take_relay_off
from bilingual.statements.relays import passes_on
from bilingual.statements.scene import Part, Scene
from bilingual.statements.sentences import Gloss, Sentence
from bilingual.statements.stances import read_stances
from bilingual.statements.tokens import Token, tokenize
from bilingual.statements.unframed import read_unframed
from bilingual.statements.verbs import has_finite_verb

__all__ = ["read_about_this", "read_speech"]


def read_speech(text: str, sentence: Sentence, *, stances: bool = False) -> list[Draft]:
    """Return the statements in a sentence, in order of what was said; on demand also what someone thinks or means."""
    drafts = _read_speech(text, sentence)
    if not stances:
        return drafts
    taken = [
        span
        for draft in drafts
        for span in (*draft.content, draft.cue_span, draft.source, draft.relay and draft.relay.span)
        if span
    ]
    found = read_stances(text, sentence, taken)
    return sorted([*drafts, *found], key=lambda draft: draft.content[0].start) if found else drafts


def _read_speech(text: str, sentence: Sentence) -> list[Draft]:
    frames = find_frames(*_parts(sentence))
    relayed = take_relay_off(sentence, frames)
    if relayed:
        inner = relayed.sentence
        drafts = _read(text, inner, find_frames(*_parts(inner)))
        if any(_names_speaker(draft) for draft in drafts):
            return [replace(draft, relay=draft.relay or relayed.relay) for draft in drafts]
        if relayed.frame.kind == "according":
            frames = [relayed.frame]  # most people think so, according to a survey
    cited = take_citation_off(sentence)
    if cited:
        inner = cited.sentence
        return [_passed_on(draft, cited) for draft in _read(text, inner, find_frames(*_parts(inner)))]
    return _read(text, sentence, frames)


def _passed_on(draft: Draft, cited: Cited) -> Draft:
    """Return what an outlet reports as the statement of those it cites."""
    if draft.mention is None or draft.relay or not passes_on(draft.cue, draft.language):
        return draft
    return replace(draft, mention=cited.who, source=cited.phrase, relay=draft.mention)


def _parts(sentence: Sentence) -> tuple[Sequence[Token], Sequence[Name], Language]:
    return sentence.tokens, sentence.names, sentence.language


def read_about_this(sentence: Sentence, before: Sentence) -> Draft | None:
    """Return the sentence ``before`` as said by whom «Об этом сообщил …» names, or None."""
    frames = [item for item in find_frames(*_parts(sentence)) if item.cue_kind in ("say", "act") and item.subject]
    tokens = before.tokens
    stop = len(tokens)
    while stop and tokens[stop - 1].kind == "mark":
        stop -= 1
    if not frames or not stop:
        return None
    content = Span(tokens[0].start, tokens[stop - 1].stop)
    if len(tokens[:stop]) == 1 and tokens[0].kind == "quote":
        content = inner_of(tokens[0])
    draft = Draft((content,), "indirect", before.language, "said-about-this", sentence.span)
    return attributed(draft, sentence, frames[0])


def _names_speaker(draft: Draft) -> bool:
    """Tell whether a statement has a verb of saying with someone who says it; a thought is reported by who tells it."""
    cue = CUES[draft.language].get((draft.cue or "").lower())
    return draft.mention is not None and (cue is None or cue.kind in ("say", "act"))


def _read(text: str, sentence: Sentence, frames: Sequence[Frame]) -> list[Draft]:
    """Return the statements in a sentence with the given frames."""
    inserted = _with_inserted_frames(text, sentence)
    taken = [draft.content[0] for draft in inserted]
    drafts = inserted + _framed(text, sentence, frames, taken)
    taken = [span for draft in drafts for span in draft.content]
    for draft in read_unframed(text, sentence, taken):
        _add_unframed(drafts, draft)
    drafts += [_glossed(text, gloss, drafts, sentence) for gloss in sentence.glosses if _is_spoken(gloss, drafts)]
    return sorted(drafts, key=lambda draft: draft.content[0].start)


def _add_unframed(drafts: list[Draft], draft: Draft) -> None:
    """Add a quotation without a frame; behind one that has a speaker it is his: “…,” she said, but “…”."""
    before = [place for place, item in enumerate(drafts) if item.content[-1].stop <= draft.content[0].start]
    if draft.rule != "quoted-sentence" or not before or drafts[before[-1]].mention is None:
        drafts.append(draft)
        return
    same = drafts[before[-1]]
    if same.form == "direct" and same.language == draft.language:
        drafts[before[-1]] = replace(same, content=same.content + draft.content)
    else:
        said = replace(draft, cue=same.cue, mention=same.mention, source=same.source, cue_span=same.cue_span)
        drafts.append(said)


def _with_inserted_frames(text: str, sentence: Sentence) -> list[Draft]:
    """Return quotations with a frame between dashes inside their marks."""
    drafts = []
    for token in sentence.quotes:
        inner = inner_of(token)
        tokens = tokenize(text, inner.start, inner.stop, find_quotes(text, inner.start, inner.stop))
        dialogue = read_dialogue(text, tokens, find_names(tokens, text), script_of(token.text))
        if dialogue:
            language = language_of(inner.of(text), sentence.language)
            draft = Draft(dialogue.content, "direct", language, "frame-inside-quotation", sentence.span)
            drafts.append(with_dialogue(draft, dialogue))
    return drafts


def _framed(text: str, sentence: Sentence, frames: Sequence[Frame], taken: Sequence[Span]) -> list[Draft]:
    """Return the statements whose frames stand in the sentence's own words."""
    tokens, language = sentence.tokens, sentence.language
    final = _final_frame(text, sentence, frames)
    if final:
        return [final]
    drafts: list[Draft] = []
    left = 0
    index = 0
    while index < len(frames):
        frame = frames[index]
        right, sibling = find_right_edge(sentence, frames, index)
        found = find_parts(Scene(tokens, frame, left, right, language))
        if found is None or any(part.span.overlaps(span) for part in found[1] for span in taken):
            index += 1
            continue
        rule, parts = found
        if frame.shared and drafts and frame.is_participle:
            same = drafts[-1]
            draft = make_draft(text, sentence, frame, rule, parts)
            if not _is_relative(same.mention) or draft.mention is None or _is_relative(draft.mention):
                draft = replace(draft, mention=same.mention, source=same.source)
            drafts.append(draft)
        elif frame.shared and drafts:
            drafts[-1] = _extended(drafts[-1], parts)
        else:
            if frame.shared and frame.subject is None and index:
                frame = replace(frame, subject=frames[index - 1].subject)  # Novak described it as ominous and said
            drafts.append(make_draft(text, sentence, frame, rule, parts))
        end = max(part.span.stop for part in parts)
        left = frame.stop if end <= tokens[frame.cue].start else right
        index = (
            sibling
            if sibling is not None
            else next(
                (later for later in range(index + 1, len(frames)) if tokens[frames[later].cue].start >= end),
                len(frames),
            )
        )
    return drafts


def _is_relative(mention: Mention | None) -> bool:
    """Tell whether someone is only "who": Novak paid an architect who said so, saying …: it is Novak who goes on."""
    return mention is not None and mention.text.lower() == "who"


def _final_frame(text: str, sentence: Sentence, frames: Sequence[Frame]) -> Draft | None:
    """Return the statement that a frame at the sentence's end makes of all before it: "Novak thinks so, Ryba said."."""
    if len(frames) < 2:
        return None
    last = frames[-1]
    rest = sentence.tokens[last.stop :]
    if (
        last.shared
        or last.kind != "verb"
        or last.cue_kind not in ("say", "act")
        or (any(token.kind == "word" for token in rest) and not _is_apposition(last, rest))
    ):
        return None
    found = find_parts(Scene(sentence.tokens, last, 0, len(sentence.tokens), sentence.language))
    if found is None or found[0] != "clause_before_frame":
        return None
    return make_draft(text, sentence, last, *found)


def _is_apposition(frame: Frame, rest: Sequence[Token]) -> bool:
    """Tell whether only what the speaker is stands behind him: …, said Novak, the lawyer for the town."""
    plain = all(token.kind in ("word", "number") or token.text in ",." for token in rest)
    return frame.inverted and plain and rest[0].text == "," and not has_finite_verb(rest, "en")


def _extended(draft: Draft, parts: Sequence[Part]) -> Draft:
    """Return ``draft`` with what its speaker goes on to say."""
    fresh = [part for part in parts if part.span.start >= draft.content[-1].stop]
    if not fresh:
        return draft
    form = form_of(fresh)
    return replace(draft, content=draft.content + merged(fresh), form=draft.form if form == draft.form else "mixed")


def _is_spoken(gloss: Gloss, drafts: Sequence[Draft]) -> bool:
    return _draft_of(gloss.of, drafts) is not None


def _draft_of(quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    return next((draft for draft in drafts if any(quote.inner.overlaps(span) for span in draft.content)), None)


def _glossed(text: str, gloss: Gloss, drafts: Sequence[Draft], sentence: Sentence) -> Draft:
    """Return the translation in parentheses as a statement of the same speaker."""
    main = _draft_of(gloss.of, drafts)
    inner = gloss.quote.inner
    language = language_of(inner.of(text), sentence.language)
    draft = Draft((inner,), "direct", language, "translation-in-parentheses", sentence.span)
    if main is None:
        return draft
    return replace(draft, cue=main.cue, mention=main.mention, source=main.source, cue_span=main.cue_span)
