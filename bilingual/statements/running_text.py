"""The statements in the sentences of a paragraph, which may go on with those before (“…,” she said. “…”)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Span
from bilingual.statements.announcements import Announcement, announced_by
from bilingual.statements.article import Article
from bilingual.statements.draft import Draft
from bilingual.statements.indirect import is_about_this
from bilingual.statements.mentions import Mention
from bilingual.statements.phrases import find_source
from bilingual.statements.relays import passes_on
from bilingual.statements.sentences import Sentence
from bilingual.statements.signatures import find_signature
from bilingual.statements.speech import read_about_this, read_speech
from bilingual.statements.stances import STANCE

__all__ = ["read_sentences", "sign"]

_IN_HEADLINES = ("quotation-after-colon", "quotation-alone", "clause-before-frame", STANCE)
"""Rules for headlines: «Новак: “…”», “…”, Port Will Close, Novak Says; World leaders condemn test."""

_OPENING = 6
"""Words in which the sentence before a bare quotation names its speaker: with title, as its subject."""


def read_sentences(
    article: Article, place: int, announced: Announcement | None, drafts: list[Draft], *, stances: bool
) -> list[Draft]:
    """Return the statements of a paragraph's sentences; a quotation that goes on extends the statement before it."""
    paragraph, text = article.paragraphs[place], article.text
    goes_on = place > 0 and article.paragraphs[place - 1].left_open
    fresh: list[Draft] = []
    for number, sentence in enumerate(paragraph.sentences):
        if is_about_this(sentence.tokens) and (earlier := _sentence_before(article, place, number)):
            _said_about_this(sentence, earlier, fresh, drafts)
            continue
        if fresh and (signed := sign(sentence, fresh[-1])):
            fresh[-1] = signed
            continue
        for draft in read_speech(text, sentence, stances=stances):
            if paragraph.block.kind == "heading" and draft.rule not in _IN_HEADLINES:
                continue
            before = _goes_on(draft, fresh) if draft.continues else None
            if before is not None:
                fresh[before] = _extended(fresh[before], draft)
            elif draft.continues and fresh:
                same = fresh[-1]
                fresh.append(replace(draft, mention=same.mention, source=same.source, cue_span=same.cue_span))
            elif goes_on and number == 0 and drafts and draft.rule in ("quotation-alone", "quotation-before-frame"):
                drafts[-1] = _extended(drafts[-1], draft)
            elif draft.continues and not fresh and number and not draft.mention:
                fresh.append(_after_subject(draft, paragraph.sentences[number - 1]))
            elif draft.continues and announced and not fresh:
                fresh.append(announced_by(draft, announced))
            else:
                fresh.append(draft)
    return fresh


def _sentence_before(article: Article, place: int, number: int) -> Sentence | None:
    """Return the sentence before the given one, in its paragraph or at the end of the one above."""
    if number:
        return article.paragraphs[place].sentences[number - 1]
    above = article.paragraphs[place - 1] if place else None
    return above.sentences[-1] if above and above.sentences and above.block.kind == "body" else None


def _said_about_this(sentence: Sentence, before: Sentence, fresh: list[Draft], drafts: list[Draft]) -> None:
    """Read «Порт закроют. Об этом сообщил Новак.»: he said it; who only passes on what has a speaker is its relay."""
    found = read_about_this(sentence, before)
    if found is None:
        return
    kept = fresh or drafts
    place = next((at for at, draft in enumerate(kept) if draft.content[-1].overlaps(before.span)), None)
    if place is None:
        fresh.append(found)
    elif kept[place].mention is None:
        same = kept[place]
        kept[place] = replace(
            same, mention=found.mention, source=found.source, cue=found.cue, cue_span=found.cue_span, continues=False
        )
    elif passes_on(found.cue, sentence.language) and not kept[place].relay:
        kept[place] = replace(kept[place], relay=found.mention)


def sign(sentence: Sentence, draft: Draft) -> Draft | None:
    """Return a bare quotation with the name that the sentence behind it signs it with: — Anna Novak, mayor."""
    if draft.form != "direct" or draft.mention:
        return None
    signature = find_signature(sentence.tokens, 0, sentence.names)
    if signature is None:
        return None
    return replace(draft, mention=signature[0], source=signature[1], continues=False, rule="signature")


def _after_subject(draft: Draft, sentence: Sentence) -> Draft:
    """Return a bare quotation with the person whom the sentence before it is about: Novak was blunt. “…”."""
    name = next((name for name in sentence.names if name.is_person and name.is_certain), None)
    if name is None or name.first > _OPENING:
        return draft
    mention = Mention(name.text, Span(name.start, name.stop), "name", name.first, name.last)
    source = find_source(sentence.tokens, mention, name.last + 1, sentence.language)
    return replace(draft, mention=mention, source=source, continues=False)


def _goes_on(draft: Draft, fresh: Sequence[Draft]) -> int | None:
    """Return which statement of its paragraph a bare quotation continues: the last in quotation marks, or None.

    A participle may have come between: “…,” she said, stressing that …. “…”
    """
    if not fresh:
        return None
    last = len(fresh) - 1
    if fresh[last].form == "indirect" and last and fresh[last].frame == fresh[last - 1].frame:
        last -= 1
    may = fresh[last].form in ("direct", "mixed") and fresh[last].language == draft.language
    return last if may else None


def _extended(before: Draft, draft: Draft) -> Draft:
    return replace(
        before,
        content=before.content + draft.content,
        cue=before.cue or draft.cue,
        mention=before.mention or draft.mention,
        source=before.source or draft.source,
        cue_span=before.cue_span or draft.cue_span,
    )
