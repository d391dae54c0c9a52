"""From paragraphs to drafts: posts, passages, transcripts, dialogue, and the speech in ordinary sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.datatypes import Form, Span
from bilingual.statements.announcements import Announcement, announced_by, read_announcement
from bilingual.statements.article import Article
from bilingual.statements.dialogue import opens_with_dash, read_dialogue, with_dialogue
from bilingual.statements.draft import Draft
from bilingual.statements.drafting import language_of
from bilingual.statements.mentions import Mention
from bilingual.statements.names import find_names
from bilingual.statements.passages import (
    Post,
    read_passage,
    read_posts,
)
from bilingual.statements.quotes import find_quotes
from bilingual.statements.running_text import read_sentences, sign
from bilingual.statements.sentences import Paragraph
from bilingual.statements.speech import read_speech
from bilingual.statements.tokens import tokenize
from bilingual.statements.translations import find_translations
from bilingual.words import find_words

__all__ = ["read_drafts"]

_SHORTEST_PARALLEL = 4
"""Words of a paragraph that is part of a text printed in both languages; less is a line of the letterhead."""


_LONGEST_OWN_FRAME = 20
"""Words beside what a passage in the other language quotes that only say who spoke."""

_OPENERS = frozenset("«“„\"‘'”")


def read_drafts(article: Article, *, stances: bool = False) -> list[Draft]:
    """Return the drafts of all statements in document order; content does not overlap.

    ``stances`` adds what someone thinks of something or means to do.
    """
    translations = find_translations(article)
    drafts: list[Draft] = []
    unsigned: list[int] = []  # drafts of the posts above that wait for a byline
    announced: Announcement | None = None
    for place, paragraph in enumerate(article.paragraphs):
        kind = paragraph.block.kind
        if kind == "tweet":
            for post in read_posts(article.text, paragraph):
                unsigned = _add_post(drafts, unsigned, post, announced)
            announced = None
            continue
        if kind == "caption":
            continue
        fresh = _read_paragraph(article, place, announced, drafts, translations, stances=stances)
        is_passage = len(fresh) == 1 and fresh[0].rule.startswith("passage") and not article.parallel
        unsigned = [*unsigned, len(drafts)] if is_passage else []
        drafts.extend(fresh)
        if kind != "heading":
            announced = read_announcement(paragraph) if not is_passage else None
    return _apart(drafts)


def _add_post(drafts: list[Draft], unsigned: list[int], post: Post, announced: Announcement | None) -> list[int]:
    """Add a post, let its byline sign the unsigned ones above it in its language, and return those that still wait."""
    place = len(drafts)
    drafts.append(post.draft)
    if not post.signed:
        if announced and not unsigned:
            drafts[place] = announced_by(post.draft, announced)
        return [*unsigned, place]
    for waiting in reversed(unsigned) if post.below else ():
        if drafts[waiting].language != post.draft.language:
            break
        drafts[waiting] = replace(
            drafts[waiting],
            form="tweet",
            rule="post-of-a-thread",
            name=post.draft.name,
            handle=post.draft.handle,
            date=post.draft.date,
        )
    return []


def _read_paragraph(
    article: Article,
    place: int,
    announced: Announcement | None,
    drafts: list[Draft],
    translations: dict[int, Draft],
    *,
    stances: bool,
) -> list[Draft]:
    """Return the drafts of a paragraph that is no post; may extend the last of ``drafts``."""
    paragraph, text = article.paragraphs[place], article.text
    if place in article.labels:
        return _labelled(article, place)
    about_transcript = article.transcript not in (None, paragraph.language)
    if article.parallel and not about_transcript:
        return [] if article.is_interview or paragraph.block.kind != "body" else _printed_twice(text, paragraph)
    if article.is_foreign(paragraph) and not about_transcript and not _is_framed(article, paragraph):
        if _only_announces(article, place):
            return []
        draft = read_passage(text, paragraph, announced)
        return [_with_own_frame(text, paragraph, draft)] if draft else []
    if place in translations:
        return [translations[place]]
    if announced and announced.draft.cue and _is_block_quotation(text, paragraph):
        return [_block_quotation(paragraph, announced)]
    if drafts and place and article.paragraphs[place - 1].block.span.contains(drafts[-1].content[-1]):
        signed = sign(paragraph.sentences[0], drafts[-1]) if len(paragraph.sentences) == 1 else None
        if signed:
            drafts[-1] = signed
            return []
    dialogue = _dialogue(article, place)
    if dialogue is not None:
        return dialogue
    return read_sentences(article, place, announced, drafts, stances=stances)


def _labelled(article: Article, place: int) -> list[Draft]:
    """Return what a labelled paragraph of a transcript says; a headline's is a paraphrase."""
    label, paragraph = article.labels[place], article.paragraphs[place]
    body = label.body
    quotes = find_quotes(article.text, body.start, body.stop)
    quoted = len(quotes) == 1 and not (
        article.text[body.start : quotes[0].outer.start].strip()
        or article.text[quotes[0].outer.stop : body.stop].strip(" .")
    )
    form: Form = "direct" if quoted else "indirect" if paragraph.block.kind == "heading" else "transcript"
    content = quotes[0].inner if quoted else Span(body.start, body.start + len(body.of(article.text).rstrip('"”» ')))
    if not find_words(content.of(article.text)):
        return []
    mention = Mention(label.name, label.span, "name", 0, 0) if label.name else None
    language = language_of(content.of(article.text), paragraph.language)
    draft = Draft((content,), form, language, "label", paragraph.block.span, cue=":", mention=mention)
    return [replace(draft, source=label.span, cue_span=Span(label.span.stop, label.span.stop + 1))]


def _printed_twice(text: str, paragraph: Paragraph) -> list[Draft]:
    """Return a paragraph of a document that prints its text in both languages."""
    span = paragraph.block.span
    if paragraph.language == "other" or len(find_words(span.of(text))) < _SHORTEST_PARALLEL:
        return []
    return [Draft((span,), "transcript", paragraph.language, "text-in-both-languages", span)]


def _is_framed(article: Article, paragraph: Paragraph) -> bool:
    """Tell whether the article's own words say who speaks in a paragraph: The ministry said: «…»."""
    return any(item.language == article.main and item.quotes and item.has_words for item in paragraph.sentences)


def _with_own_frame(text: str, paragraph: Paragraph, passage: Draft) -> Draft:
    """Return a passage without the frame in its own language around all that it quotes: “…,” Novak said."""
    if len(paragraph.sentences) != 1 or not paragraph.sentences[0].quotes:
        return passage
    said = [draft for draft in read_speech(text, paragraph.sentences[0]) if draft.form == "direct" and draft.mention]
    quotes = [token for token in paragraph.sentences[0].quotes if len(find_words(token.text)) > 1]  # no “Interfax”
    if len(said) != 1 or len(said[0].content) != len(quotes):
        return passage
    n_quoted = sum(len(find_words(content.of(text))) for content in said[0].content)
    n_framing = len(find_words(paragraph.block.span.of(text))) - n_quoted
    return replace(said[0], rule=passage.rule) if n_framing <= _LONGEST_OWN_FRAME else passage


def _only_announces(article: Article, place: int) -> bool:
    """Tell whether a paragraph says who wrote the words in its language below it, as in: The mayor posted:."""
    paragraph, below = article.paragraphs[place], article.paragraphs[place + 1 : place + 2]
    is_open = paragraph.block.span.of(article.text).endswith(":")
    return is_open and any(item.language == paragraph.language for item in below) and bool(read_announcement(paragraph))


def _is_block_quotation(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph behind "he said:" is quoted by its place alone."""
    opening = text[paragraph.block.span.start]
    return opening not in _OPENERS and opens_with_dash(text, paragraph.block.span) is None and bool(paragraph.sentences)


def _block_quotation(paragraph: Paragraph, announced: Announcement) -> Draft:
    form: Form = "tweet" if announced.is_post else "direct"
    draft = Draft((paragraph.block.span,), form, paragraph.language, "block-quotation", announced.draft.frame)
    return announced_by(draft, announced)


def _dialogue(article: Article, place: int) -> list[Draft] | None:
    """Return the speech of a paragraph that opens with a dash, or None when it is no dialogue."""
    paragraph, text = article.paragraphs[place], article.text
    start = opens_with_dash(text, paragraph.block.span)
    if start is None:
        return None
    tokens = tokenize(text, start, paragraph.block.span.stop)
    found = read_dialogue(text, tokens, find_names(tokens, text), paragraph.language)
    span = paragraph.block.span
    if found:
        draft = Draft(found.content, "direct", paragraph.language, "dialogue", span)
        return [with_dialogue(draft, found)]
    if _in_conversation(article, place) and tokens:
        return [Draft((Span(start, span.stop),), "transcript", paragraph.language, "dialogue-without-frame", span)]
    return None


def _in_conversation(article: Article, place: int) -> bool:
    """Tell whether a question stands in the paragraph or its neighbours, all of which open with a dash."""
    neighbours = [
        article.paragraphs[other].block.span
        for other in (place - 1, place, place + 1)
        if 0 <= other < len(article.paragraphs)
        and opens_with_dash(article.text, article.paragraphs[other].block.span) is not None
    ]
    return len(neighbours) > 1 and any(span.of(article.text).endswith(("?", "?!")) for span in neighbours)


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in order, without those that overlap one before."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda item: (item.content[0].start, -item.content[-1].stop)):
        if not kept or draft.content[0].start >= kept[-1].content[-1].stop:
            kept.append(draft)
    return kept
