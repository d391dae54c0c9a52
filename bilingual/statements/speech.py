"""The statements of one sentence: frames with what they govern, and quotations that are speech without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Form, Language, Span
from bilingual.language import identify, script_of
from bilingual.statements.content import find_parts
from bilingual.statements.cues import COMPLEMENTISERS, CUES
from bilingual.statements.dialogue import read_dialogue, with_dialogue
from bilingual.statements.draft import Draft
from bilingual.statements.frame import Frame
from bilingual.statements.frames import find_frames
from bilingual.statements.mentions import Mention
from bilingual.statements.names import Name, find_names
from bilingual.statements.phrases import find_cue, find_source
from bilingual.statements.quotes import Quote, looks_like_title
from bilingual.statements.relays import Cited, passes_on, take_citation_off, take_relay_off
from bilingual.statements.reported_nouns import is_reported_noun
from bilingual.statements.scene import Part, Scene
from bilingual.statements.sentences import Gloss, Sentence
from bilingual.statements.signatures import find_signature
from bilingual.statements.subjects import find_elided_subject
from bilingual.statements.tokens import Token, tokenize
from bilingual.statements.wordlist import word_set
from bilingual.words import find_words

__all__ = ["language_of", "read_about_this", "read_speech"]

_SHORTEST_SENTENCE = 6
"""Words from which a quotation without a frame reads as something said rather than a title or a term."""

_SHORTEST_FOREIGN = 2
"""A single foreign word in quotation marks is mentioned, not said."""

_CLEARLY_OTHER = 5
"""Words from which a language label other than the script's is believed."""

_LABEL_GAP = 8
"""Words between "called" and what is in quotation marks."""

_CONTRASTS = word_set("while but and whereas а но тогда и")


def language_of(text: str, fallback: Language) -> Language:
    """Return the language of something said; a few words are taken for their script's language."""
    language = identify(text)
    if language == "other" and len(find_words(text)) < _CLEARLY_OTHER:
        language = script_of(text)
        return fallback if language == "other" else language
    return language


def read_speech(text: str, sentence: Sentence) -> list[Draft]:
    """Return the statements in a sentence, in order of what was said."""
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
        content = _inner(tokens[0])
    draft = Draft((content,), "indirect", before.language, "said-about-this", sentence.span)
    return _attributed(draft, sentence, frames[0])


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
    for draft in _unframed(text, sentence, taken):
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
        inner = _inner(token)
        tokens = tokenize(text, inner.start, inner.stop)
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
        right, sibling = _right_edge(sentence, frames, index)
        found = find_parts(Scene(tokens, frame, left, right, language))
        if found is None or any(part.span.overlaps(span) for part in found[1] for span in taken):
            index += 1
            continue
        rule, parts = found
        if frame.shared and drafts and frame.is_participle:
            same = drafts[-1]
            draft = _draft(text, sentence, frame, rule, parts)
            if not _is_relative(same.mention) or draft.mention is None or _is_relative(draft.mention):
                draft = replace(draft, mention=same.mention, source=same.source)
            drafts.append(draft)
        elif frame.shared and drafts:
            drafts[-1] = _extended(drafts[-1], parts)
        else:
            drafts.append(_draft(text, sentence, frame, rule, parts))
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
        or sum(token.kind == "word" for token in rest) > 0
    ):
        return None
    found = find_parts(Scene(sentence.tokens, last, 0, len(sentence.tokens), sentence.language))
    if found is None or found[0] != "clause_before_frame":
        return None
    return _draft(text, sentence, last, *found)


def _right_edge(sentence: Sentence, frames: Sequence[Frame], index: int) -> tuple[int, int | None]:
    """Return the token at which what the frame governs ends at the latest, and the index of the frame that ends it.

    A later frame ends it when it is on the same level: it shares the speaker ("and asked") or is set against it ("while
    Ryba denied"); any other frame stands inside what was said.
    """
    tokens = sentence.tokens
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
    inner = _inner(tokens[at])
    words = tokens[at].text[inner.start - tokens[at].start : inner.stop - tokens[at].start].strip()
    return words[:1].isupper() and words[-1:] in ".!?,"


def _clause_start(tokens: Sequence[Token], earlier: Frame, frame: Frame) -> int:
    """Return the token behind the last comma before "and" or "but" between two frames, else where the later begins."""
    for at in range(frame.start, earlier.stop, -1):
        if tokens[at].low in _CONTRASTS and tokens[at - 1].text == ",":
            return at - 1
    return frame.start


def _draft(text: str, sentence: Sentence, frame: Frame, rule: str, parts: Sequence[Part]) -> Draft:
    content = _merged(parts)
    language = language_of(" ".join(span.of(text) for span in content), sentence.language)
    draft = Draft(content, _form(parts), language, rule.replace("_", "-"), sentence.span)
    return _attributed(draft, sentence, frame)


def _attributed(draft: Draft, sentence: Sentence, frame: Frame) -> Draft:
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


def _merged(parts: Sequence[Part]) -> tuple[Span, ...]:
    return tuple(sorted({part.span for part in parts}))


def _form(parts: Sequence[Part]) -> Form:
    kinds = {part.kind for part in parts}
    return "mixed" if len(kinds) > 1 else "direct" if "direct" in kinds else "indirect"


def _extended(draft: Draft, parts: Sequence[Part]) -> Draft:
    """Return ``draft`` with what its speaker goes on to say."""
    fresh = [part for part in parts if part.span.start >= draft.content[-1].stop]
    if not fresh:
        return draft
    form = _form(fresh)
    return replace(draft, content=draft.content + _merged(fresh), form=draft.form if form == draft.form else "mixed")


def _inner(token: Token) -> Span:
    assert token.quote is not None  # noqa: S101  (a token of kind "quote" has one)
    return token.quote.inner


def _unframed(text: str, sentence: Sentence, taken: Sequence[Span]) -> list[Draft]:
    """Return the quotations no frame governs that are speech all the same."""
    drafts = []
    for index, token in enumerate(sentence.tokens):
        if token.kind != "quote" or any(span.overlaps(_inner(token)) for span in taken):
            continue
        found = _judge_quotation(text, sentence, index)
        if found:
            rule, mention, frame = found
            inner = _inner(token)
            language = language_of(inner.of(text), sentence.language)
            draft = Draft((inner,), "direct", language, rule, sentence.span, mention=mention)
            if frame:
                draft = _attributed(draft, sentence, frame)
            elif mention:
                signature = find_signature(sentence.tokens, index + 1, sentence.names)
                whole = signature[1] if signature else find_source(sentence.tokens, mention, index, sentence.language)
                draft = replace(draft, source=whole)
            drafts.append(replace(draft, continues=rule == "quotation-alone"))
    return drafts


def _judge_quotation(text: str, sentence: Sentence, index: int) -> tuple[str, Mention | None, Frame | None] | None:
    """Return why a quotation no frame governs is speech, with speaker and frame, or None for a title or a term."""
    tokens = sentence.tokens
    words = _inner(tokens[index]).of(text)
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
        return "quotation-after-colon", find_elided_subject(tokens, index - 1, sentence.names), None
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
