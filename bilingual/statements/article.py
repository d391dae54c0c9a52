"""What kind of document this is: its paragraphs, names and labels, and its main language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bilingual.datatypes import Document, Language, Segment
from bilingual.posts import find_signed_posts
from bilingual.statements.layouts import find_reporting, prints_twice
from bilingual.statements.name_index import NameIndex
from bilingual.statements.sentences import Paragraph, Sentence, read_paragraph
from bilingual.statements.transcripts import Label, find_label, has_initials, repeated_labels

__all__ = ["Article", "read_article"]

_PARALLEL = 0.35
"""Share of the unsigned running text in the second language from which a document prints the same text twice."""

_FEWEST_PARALLEL = 2
"""Paragraphs of the second language in such a document that are no quotations; one alone is one all the same."""

_FEWEST_TURNS = 2
"""Turns of a transcript."""

_BRACKETED = re.compile(r"\([^()«“„\"\n]{0,25}[«“„\"][^()]*\)")

_ASIDE = ("heading", "caption")
_BOTH: tuple[Language, ...] = ("ru", "en")


@dataclass(frozen=True, slots=True)
class Article:
    """A document read for attribution.

    ``main`` is the language it is written in. ``parallel``: it prints its text in both languages, of which ``first``
    comes first. ``labels`` has the label of each paragraph of a transcript, by index; ``transcript`` is its language
    when an article in the other stands above or below it.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    index: NameIndex
    main: Language
    parallel: bool
    first: Language
    labels: dict[int, Label]
    transcript: Language | None

    @property
    def is_interview(self) -> bool:
        """Tell whether a label opens somebody's turn, not only a headline."""
        return any(self.paragraphs[at].block.kind != "heading" for at in self.labels)

    @property
    def sentences(self) -> list[Sentence]:
        """All sentences outside of posts, in order."""
        return [sentence for item in self.paragraphs if item.block.kind != "tweet" for sentence in item.sentences]

    def is_foreign(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is in the other of the two languages."""
        return paragraph.language not in (self.main, "other")


def read_article(document: Document, segments: Sequence[Segment]) -> Article:
    """Return the document's paragraphs with their sentences, names and main language."""
    paragraphs = _paragraphs(document, segments)
    index = _index(document.text, paragraphs)
    paragraphs = [_with_names(paragraph, index) for paragraph in paragraphs]
    running = [item for item in paragraphs if item.block.kind != "tweet"]
    sizes = {language: _letters(document.text, running, language) for language in _BOTH}
    if not any(sizes.values()):
        sizes = {language: _letters(document.text, paragraphs, language) for language in _BOTH}
    main: Language = "ru" if sizes["ru"] > sizes["en"] else "en"
    other: Language = "en" if main == "ru" else "ru"
    n_foreign = sum(item.language == other and item.block.kind not in (*_ASIDE, "quote") for item in running)
    parallel = n_foreign >= _FEWEST_PARALLEL and sizes[other] >= _PARALLEL * (sizes["ru"] + sizes["en"])
    reporting = find_reporting(document.text, running)
    parallel = parallel and reporting is None and prints_twice(running)
    main = reporting or main
    first = next((item.language for item in running if item.language != "other"), main)
    labels = _labels(document.text, paragraphs, index, main)
    transcript = _transcript(paragraphs, labels)
    return Article(document.text, tuple(paragraphs), index, main, parallel, first, labels, transcript)


def _transcript(paragraphs: Sequence[Paragraph], labels: Mapping[int, Label]) -> Language | None:
    """Return the language of a transcript that an article in the other language stands above or below, or None."""
    turns = [at for at in labels if paragraphs[at].block.kind != "heading"]
    languages = {paragraphs[at].language for at in turns}
    if len(turns) < _FEWEST_TURNS or len(languages) != 1:
        return None
    (language,) = languages
    about = [
        at
        for at, item in enumerate(paragraphs)
        if item.language not in (language, "other") and item.block.kind not in _ASIDE
    ]
    is_apart = bool(about) and (about[0] > turns[-1] or about[-1] < turns[0])
    is_prose = all(paragraphs[at].block.kind != "tweet" for at in about)
    return language if is_apart and is_prose else None


def _letters(text: str, paragraphs: Sequence[Paragraph], language: Language) -> int:
    """Return how much is written in a language, but for captions and quotations in brackets."""
    return sum(
        len(_BRACKETED.sub("", item.block.span.of(text)))
        for item in paragraphs
        if item.language == language and item.block.kind != "caption"
    )


def _paragraphs(document: Document, segments: Sequence[Segment]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    at = 0
    continues = False
    for block in document.blocks:
        inside = []
        while at < len(segments) and segments[at].span.start < block.span.stop:
            inside.append(segments[at])
            at += 1
        if block.kind == "tweet":
            signed = next(find_signed_posts(block.span.of(document.text)), None)
            body = signed.body.shifted(block.span.start) if signed else block.span
            spoken = [segment for segment in inside if segment.span.overlaps(body)] or inside
            language: Language = max(spoken, key=lambda item: len(item.span)).language if spoken else "other"
            paragraphs.append(Paragraph(block, language, (), False))
            continues = False
            continue
        paragraph = read_paragraph(document.text, block, inside, continues=continues)
        continues = paragraph.left_open
        paragraphs.append(paragraph)
    return paragraphs


def _index(text: str, paragraphs: Sequence[Paragraph]) -> NameIndex:
    """Return the names of the running text; a word also written small is no name at the start of a sentence."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    common = frozenset(
        token.low for item in sentences for token in item.tokens if token.kind == "word" and not token.is_capitalised
    )
    bare = NameIndex((), common)
    names = [
        name
        for paragraph in paragraphs
        if paragraph.block.kind != "heading"  # English headlines capitalise every word
        for sentence in paragraph.sentences
        for name in sentence.names
        if not bare.is_common(sentence.tokens, name)
    ]
    return NameIndex(names, common)


def _with_names(paragraph: Paragraph, index: NameIndex) -> Paragraph:
    if not any(index.is_common(item.tokens, name) for item in paragraph.sentences for name in item.names):
        return paragraph
    sentences = tuple(
        replace(item, names=tuple(name for name in item.names if not index.is_common(item.tokens, name)))
        for item in paragraph.sentences
    )
    return replace(paragraph, sentences=sentences)


def _labels(text: str, paragraphs: Sequence[Paragraph], index: NameIndex, main: Language) -> dict[int, Label]:
    """Return the labels of paragraphs that say who speaks: repeated, a role, or a person the document knows."""
    found = {
        place: label
        for place, paragraph in enumerate(paragraphs)
        if paragraph.block.kind not in ("tweet", "caption") and (label := find_label(text, paragraph.block.span))
    }
    repeated = repeated_labels(found.values())
    kept = {
        place: label
        for place, label in found.items()
        if label.text in repeated
        or (label.name and (has_initials(label.name) or index.is_person(label.name)))
        or _heads(paragraphs[place], label, index)
    }
    for place, label in found.items():  # one turn of three in an interview
        if label.name and place - 1 in kept and place + 1 in kept:
            kept[place] = label
    return dict(sorted((kept | _continued(paragraphs, kept, main)).items()))


def _continued(paragraphs: Sequence[Paragraph], labels: Mapping[int, Label], main: Language) -> dict[int, Label]:
    """Return the labels of paragraphs in which the one labelled above goes on.

    They are in his language, and either that is not the article's or another label follows.
    """
    found: dict[int, Label] = {}
    last = max(labels, default=0)
    for place, paragraph in enumerate(paragraphs):
        above = labels.get(place - 1) or found.get(place - 1)
        if place in labels or above is None or paragraph.block.kind != "body":
            continue
        language = paragraph.language
        same = language == paragraphs[place - 1].language and paragraphs[place - 1].block.kind != "heading"
        if same and (place < last or language not in (main, "other")):
            found[place] = replace(above, body=paragraph.block.span)
    return found


def _heads(paragraph: Paragraph, label: Label, index: NameIndex) -> bool:
    """Tell whether a headline is attributed to someone or something that the article names: «Минобороны: …»."""
    return paragraph.block.kind == "heading" and label.name is not None and index.knows(label.name)
