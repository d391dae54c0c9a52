"""Originals that stand in the document as they were written: embedded posts, and paragraphs in the other language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bilingual.datatypes import Form, Language, Span
from bilingual.language import identify
from bilingual.posts import SignedPost, find_signed_posts
from bilingual.statements.announcements import Announcement, announced_by
from bilingual.statements.draft import Draft
from bilingual.statements.quotes import find_quotes
from bilingual.statements.sentences import Paragraph
from bilingual.words import find_words

__all__ = ["Post", "read_passage", "read_posts", "read_translation"]

_LINK_TAIL = re.compile(r"(?:\s*(?:https?://t\.co/\w+…?|(?:https?://)?pic\.(?:twitter|x)\.com/\w+…?))+\s*$")
_POST_MARK = re.compile(r"(?<!\w)[@#]\w")
_SHORTEST_PASSAGE = 2
"""Words; a single foreign word on its own line is a label."""

_RATIO = (0.5, 2.2)
"""Length of a translation by that of its original, in characters; nearly all ru–en news sentences lie inside."""


@dataclass(frozen=True, slots=True)
class Post:
    """What a post says; ``signed`` when it names who wrote it, ``below`` when it does so behind the words.

    A name below may sign several paragraphs, one above only its own.
    """

    draft: Draft
    signed: bool
    below: bool = True


def read_posts(text: str, paragraph: Paragraph) -> list[Post]:
    """Return the posts in a paragraph of kind ``tweet``: each signed stretch, and what is left unsigned."""
    posts = []
    first = start = paragraph.block.span.start
    for signed in find_signed_posts(paragraph.block.span.of(text)):
        posts += _post(text, signed.body.shifted(first), paragraph, signed)
        start = first + signed.span.stop
    return posts + _post(text, Span(start, paragraph.block.span.stop), paragraph, None)


def _post(text: str, span: Span, paragraph: Paragraph, signed: SignedPost | None) -> list[Post]:
    content = _trimmed(text, span)
    if not find_words(content.of(text)):
        return []
    language = "other" if paragraph.block.language == "other" else identify(content.of(text))
    draft = Draft((content,), "tweet", language, "post-with-byline", paragraph.block.span)
    if signed:
        draft = replace(draft, name=signed.name, handle=signed.handle, date=signed.date)
    return [Post(draft, signed is not None, signed is None or signed.signature[0].start >= signed.body.stop)]


def _trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without white space at its edges and without links to pictures and pages at its end."""
    body = _LINK_TAIL.sub("", span.of(text)).rstrip()
    start = span.start + len(body) - len(body.lstrip())
    return Span(start, max(start, span.start + len(body)))


def read_passage(text: str, paragraph: Paragraph, announced: Announcement | None) -> Draft | None:
    """Return a paragraph in the other language as something said, or None when it is only a label."""
    content = _trimmed(text, paragraph.block.span)
    body = content.of(text)
    if len(find_words(body)) < _SHORTEST_PASSAGE:
        return None
    form: Form = "transcript"
    rule = "passage-in-the-other-language"
    quotes = find_quotes(text, content.start, content.stop)
    if (
        quotes
        and not text[content.start : quotes[0].outer.start].strip(" >\t")
        and (not text[quotes[-1].outer.stop : content.stop].strip(" .,;") and len(quotes) == 1)
    ):
        content, form = quotes[0].inner, "direct"
    if announced:
        form = "direct"
    if _POST_MARK.search(body) or (announced and announced.is_post):
        form, rule = "tweet", "passage-with-marks-of-a-post"
    language: Language = paragraph.language
    draft = Draft((content,), form, language, rule, paragraph.block.span)
    if announced:
        draft = replace(announced_by(draft, announced), frame=announced.draft.frame)
    return draft


def read_translation(text: str, paragraph: Paragraph, post: Draft) -> Draft | None:
    """Return the paragraph below a foreign post as its translation when it is about as long and frames nothing."""
    content = _trimmed(text, paragraph.block.span)
    original = post.content[-1].stop - post.content[0].start
    ratio = len(content) / max(1, original)
    if not _RATIO[0] <= ratio <= _RATIO[1] or content.of(text)[-1:] == ":":
        return None
    draft = Draft((content,), "direct", paragraph.language, "translation-below-post", paragraph.block.span)
    return replace(draft, name=post.name, handle=post.handle, date=post.date)
