"""The statements of a document: drafts, given speakers, roles and ids in document order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from bilingual.bylines import parse_date
from bilingual.datatypes import Decision, Document, Explain, Form, Language, Role, Segment, Span, Speaker, Statement
from bilingual.statements.article import Article, read_article
from bilingual.statements.dates import find_document_date, resolve_date
from bilingual.statements.draft import Draft
from bilingual.statements.nominative import from_genitive
from bilingual.statements.quotation import Manner, Quotation
from bilingual.statements.roles import decide_role
from bilingual.statements.speakers import Resolver, Spoken
from bilingual.statements.stances import STANCE
from bilingual.statements.titles import Title, read_title
from bilingual.statements.truncation import find_truncation
from bilingual.statements.walk import read_drafts
from bilingual.transliteration import same_name

__all__ = ["attribute", "find_quotations"]

_POSTS = ("post-with-byline", "post-of-a-thread")
_MOST_SPEAKERS = 200
"""Names that are compared with each other; a document with more is a list."""

_SUMMARIES = ("object-of-judgement", "said-about-this")
"""Rules for what only sums up what was said ("criticized the date"); that no original of it is found is no loss."""

_FIRST_PERSON = ("i", "we", "я", "мы")


def attribute(
    document: Document,
    segments: Sequence[Segment],
    original: Literal["auto", "ru", "en"] = "auto",
    explain: Explain | None = None,
) -> tuple[Statement, ...]:
    """Return the statements of ``document`` in order: who said what, when, and which side of the translation it is.

    ``segments`` are those of :func:`bilingual.segment.segment` for the same document. ``original`` names the language
    first spoken in; ``auto`` takes the language of embedded posts and passages, that is not the article's own.
    ``explain`` is called once for every rule that fires. Content spans are exact for any text and never overlap.

    >>> from bilingual.read import read_text
    >>> from bilingual.segment import segment
    >>> document = read_text("“We will stay,” Anna Novak said. “All of us.”")
    >>> for statement in attribute(document, segment(document)):
    ...     print(statement.speaker.name, [span.of(document.text) for span in statement.content])
    Anna Novak ['We will stay,', 'All of us.']
    """
    return tuple(item.statement for item in find_quotations(document, segments, original, explain, stances=False))


def find_quotations(
    document: Document,
    segments: Sequence[Segment],
    original: Literal["auto", "ru", "en"] = "auto",
    explain: Explain | None = None,
    *,
    stances: bool = True,
) -> tuple[Quotation, ...]:
    """Return the statements of :func:`attribute`, each with the words that say who spoke.

    ``stances`` adds what someone thinks of something or means to do ("opposes the deal"), which is no speech.
    """
    article = read_article(document, segments)
    drafts = [_signed(draft, document) for draft in read_drafts(article, stances=stances)]
    first_language = _original_language(article, drafts) if original == "auto" else original
    resolver = Resolver(document.text, article.sentences, article.index)
    spoken = [resolver.speaker_of(draft) for draft in drafts]
    speakers = [
        name
        for draft, who in zip(drafts, spoken, strict=True)
        if draft.language == first_language and first_language
        for name in who.names
    ]
    known = list(dict.fromkeys(speakers))
    starts = [segment.span.start for segment in segments]
    found: list[Quotation] = []
    for draft, who in zip(drafts, spoken, strict=True):
        role = _role(article, draft, who, first_language, known)
        statement = _statement(document, f"{document.id}.q{len(found) + 1}", draft, who, role, segments, starts)
        relay = draft.relay.span if draft.relay else None
        found.append(Quotation(statement, draft.source, draft.cue_span, draft.rule, _manner(document, draft), relay))
        if explain:
            name = who.speaker.name or who.speaker.handle if who.speaker else "unknown speaker"
            explain(Decision(draft.rule, statement.span, f"{draft.form} by {name}, {role}"))
    written = find_document_date(
        document.text, document.metadata.get("date"), (item.statement.date for item in found if item.rule in _POSTS)
    )
    titles: dict[str, Title] = {}
    for draft, item in zip(drafts, found, strict=True):
        name = item.statement.speaker.name if item.statement.speaker else None
        if name and name not in titles and draft.source and draft.mention and draft.mention.kind == "name":
            title = read_title(document.text, draft.source, draft.mention.span)
            if title and item.statement.language == "ru" and draft.rule == "clause-beside-source":
                title = replace(title, text=from_genitive(title.text))  # по словам эксперта Новака
            titles |= {name: title} if title else {}
    persons = _join_names(item.statement.speaker for item in found)
    return tuple(
        _completed(document.text, item, draft, persons, titles, written)
        for draft, item in zip(drafts, found, strict=True)
    )


def _join_names(speakers: Iterable[Speaker | None]) -> dict[str, str]:
    """Return the fullest name of each speaker; Рогозин and Dmitry Rogozin are one."""
    names = list(dict.fromkeys(item.name for item in speakers if item and item.name))
    groups: list[list[str]] = []
    for name in names[:_MOST_SPEAKERS]:
        group = next((some for some in groups if same_name(some[0], name)), None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    return {name: max(group, key=lambda item: len(item.split())) for group in groups for name in group}


def _manner(document: Document, draft: Draft) -> Manner:
    """Return the form of a statement, or that it stands in a headline or is the author's own."""
    start = draft.content[0].start
    if any(block.kind == "heading" and block.span.start <= start < block.span.stop for block in document.blocks):
        return "headline"
    if draft.rule == STANCE:
        return "stance"
    is_own = draft.mention is not None and draft.mention.text.lower() in _FIRST_PERSON
    return "self" if is_own else draft.form


def _completed(
    text: str,
    item: Quotation,
    draft: Draft,
    persons: Mapping[str, str],
    titles: Mapping[str, Title],
    written: date | None,
) -> Quotation:
    """Return a quotation with its speaker's title and organisation and the day it was said."""
    speaker = item.statement.speaker
    name = speaker.name if speaker else None
    person = persons.get(name, name) if name else None
    title = (titles.get(name) or titles.get(person or "")) if name else None
    day = item.statement.date or resolve_date(_frame_words(text, draft), written)
    return replace(
        item,
        person=person,
        title=title.text if title else None,
        organisation=title.organisation if title else None,
        date=day,
    )


def _signed(draft: Draft, document: Document) -> Draft:
    """Return an unsigned post with the author of the document, when the document is a post and knows who wrote it."""
    known = document.metadata
    if draft.form != "tweet" or draft.name or draft.handle or "post" not in known:
        return draft
    date = draft.date or parse_date(known.get("date", "").replace("T", " "))
    return replace(draft, name=known.get("author"), handle=known.get("handle"), date=date)


def _original_language(article: Article, drafts: Sequence[Draft]) -> Language | None:
    """Return the language first spoken in: a transcript's, the first of a text printed twice, or not the article's."""
    if article.transcript:
        return article.transcript
    if article.parallel:
        return article.first
    counts = Counter(draft.language for draft in drafts if draft.language not in (article.main, "other"))
    return counts.most_common(1)[0][0] if counts else None


def _role(article: Article, draft: Draft, who: Spoken, original: Language | None, speakers: Sequence[str]) -> Role:
    if original and draft.language not in (original, "other") and (article.parallel or article.transcript):
        return "report"
    if draft.rule == "translation-below-single-post":
        return "unknown"  # until a link proves it
    role = decide_role(draft.language, who.names, original, speakers)
    return "unknown" if role == "report" and draft.rule in _SUMMARIES else role


def _statement(
    document: Document,
    identity: str,
    draft: Draft,
    who: Spoken,
    role: Role,
    segments: Sequence[Segment],
    starts: Sequence[int],
) -> Statement:
    text = document.text
    touched = dict.fromkeys(segments[index].id for span in draft.content for index in _touched(span, segments, starts))
    whole = text[draft.content[0].start : draft.content[-1].stop]
    return Statement(
        id=identity,
        document=document.id,
        language=draft.language,
        role=role,
        form=draft.form,
        content=draft.content,
        segments=tuple(touched),
        speaker=who.speaker,
        date=draft.date or _date(text, draft),
        cue=draft.cue,
        truncated=find_truncation(_without_comma(whole, draft.form), draft.language) if role == "original" else None,
    )


def _without_comma(words: str, form: Form) -> str:
    """Return quoted words without the comma that American typesetting puts before the closing mark: “We stay,” she."""
    return words if form in ("tweet", "transcript") else words.rstrip().removesuffix(",")


def _touched(span: Span, segments: Sequence[Segment], starts: Sequence[int]) -> range:
    """Return the indices of the segments that share a character with ``span``."""
    first = max(0, bisect_right(starts, span.start) - 1)
    stop = bisect_left(starts, span.stop)
    while first < stop and segments[first].span.stop <= span.start:
        first += 1
    return range(first, stop)


def _date(text: str, draft: Draft) -> str | None:
    """Return the calendar date in the words that announce a statement, outside of what was said."""
    return next((found for piece in _frame_pieces(text, draft) if (found := parse_date(piece))), None)


def _frame_words(text: str, draft: Draft) -> str:
    return " … ".join(_frame_pieces(text, draft))


def _frame_pieces(text: str, draft: Draft) -> list[str]:
    """Return the words that announce a statement, without what was said."""
    pieces = []
    start = draft.frame.start
    for span in draft.content:
        if start < span.start:
            pieces.append(text[start : span.start])
        start = max(start, span.stop)
    pieces.append(text[start : draft.frame.stop])
    return pieces
