"""Paragraphs that translate the foreign post above them, as blogs print them."""

from __future__ import annotations

from dataclasses import replace

from bilingual.statements.article import Article
from bilingual.statements.draft import Draft
from bilingual.statements.passages import read_posts, read_translation
from bilingual.statements.speech import read_speech

__all__ = ["find_translations"]


_TRANSLATED = 0.5
"""Share of signed foreign posts that a clean paragraph of their length must follow for it to be the article's habit."""


def find_translations(article: Article) -> dict[int, Draft]:
    """Return the paragraphs that translate the post above them, by index.

    Blogs print every foreign post with its translation below. One such paragraph may be chance, so it must be the
    article's habit, or the paragraph must hold no reporting of its own.
    """
    found: dict[int, Draft] = {}
    clean: set[int] = set()
    n_posts = 0
    for place, paragraph in enumerate(article.paragraphs):
        if paragraph.block.kind != "tweet" or article.parallel or not article.is_foreign(paragraph):
            continue
        following = article.paragraphs[place + 1] if place + 1 < len(article.paragraphs) else None
        if following and following.block.kind == "tweet":
            n_posts += 1
            continue
        n_posts += 1
        posts = [post for post in read_posts(article.text, paragraph) if post.signed]
        if not posts or following is None or following.block.kind not in ("body", "quote"):
            continue
        draft = (
            read_translation(article.text, following, posts[-1].draft) if following.language == article.main else None
        )
        if draft:
            found[place + 1] = draft
            if not any(read_speech(article.text, sentence) for sentence in following.sentences):
                clean.add(place + 1)
    if n_posts > 1:
        return found if len(clean) >= _TRANSLATED * n_posts else {}
    return {
        place: replace(draft, rule="translation-below-single-post") for place, draft in found.items() if place in clean
    }
