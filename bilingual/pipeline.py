"""The stages wired together: a document, or a pair of them, becomes a report.

::

    read -> segment -> attribute -> embed -> link -> judge -> verdicts -> Report

In one document the originals are the embedded statements in the other language, and their reports are looked for
anywhere in the text. In a pair the whole of one document is the original of the whole of the other, in order.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from bilingual.align.pairs import align_embeddings, is_translation, match_beads
from bilingual.align.statements import link_statements
from bilingual.calibration import Calibration
from bilingual.datatypes import Document, Finding, Language, Link, Match, Report, Role, Segment, Signature, Statement
from bilingual.encode import Embedding, Encoder, load_encoder
from bilingual.encode.calibrations import default_calibration, find_calibration, network_name
from bilingual.errors import InputError, ModelError
from bilingual.read import read_path, read_text
from bilingual.score import Context, Side
from bilingual.score.fitted import Sensitivity
from bilingual.score.judge import judge
from bilingual.score.pairs import tag_sides
from bilingual.score.sides import build_side
from bilingual.score.tagger import Tags
from bilingual.segment import segment
from bilingual.settings import Settings
from bilingual.statements import attribute
from bilingual.verdicts import (
    in_document_order,
    judge_statements,
    missing_sentences,
    running_text,
    said,
    summarise,
    unlinked,
)
from bilingual.version import __version__

__all__ = ["TEXTS_AT_ONCE", "Aligner", "Source"]

Source = str | Path | Document
"""A str is text, a Path is a file, a Document is taken as it is."""

_log = logging.getLogger("bilingual")

_OTHER_SIDE: Mapping[Language, Language] = {"ru": "en", "en": "ru"}
_ORIGINAL: Mapping[Language, Literal["ru", "en"]] = {"ru": "ru", "en": "en"}
_VectorsByText = dict[Language, dict[str, Embedding]]

TEXTS_AT_ONCE = 2048
"""Sentences of several documents encoded together: 60 MB of vectors at 384 dimensions and 20 words."""

_DOCUMENTS_AT_ONCE = 256
"""Bounds how far reading runs ahead of the reports when documents have little to encode."""

_NAMES: Mapping[Language, str] = {"ru": "Russian", "en": "English"}


@dataclass(frozen=True, slots=True)
class _Found:
    """What the first stages found in one or two documents, in document order.

    ``source`` and ``target`` are the segments that may be linked: the original's side and the report's.
    """

    documents: tuple[Document, ...]
    segments: tuple[Segment, ...]
    statements: tuple[Statement, ...]
    source: tuple[Segment, ...]
    target: tuple[Segment, ...]

    @property
    def is_pair(self) -> bool:
        return len(self.documents) > 1

    @property
    def can_link(self) -> bool:
        return bool(self.source and self.target)


class Aligner:
    """Aligns any number of documents with one loaded model.

    ``encoder`` overrides ``model`` with an encoder already at hand, whose cosines are taken to be on the embedded
    model's scale unless its ``calibration`` is given; coverage then scores its links, not the trained scorer.
    The model is loaded when the first document needs it; a document without a second language never does. ``threads``
    0 means one per processor.
    """

    def __init__(
        self,
        model: str = "default",
        settings: Settings | None = None,
        *,
        encoder: Encoder | None = None,
        calibration: Calibration | None = None,
        threads: int = 0,
    ) -> None:
        self.settings = replace(settings or Settings(), model=model)
        self._encoder = encoder
        self._with_scorer = encoder is None
        self._threads = threads
        known = replace(default_calibration(), model=network_name(encoder.name)) if encoder else None
        self._calibration = calibration or known

    @property
    def encoder(self) -> Encoder:
        """The encoder, loaded at first use."""
        if self._encoder is None:
            self._encoder = load_encoder(self.settings.model, cache=self.settings.cache, threads=self._threads)
        return self._encoder

    def _tag(self, sides: Sequence[tuple[Side, Side]]) -> Sequence[Tags | None]:
        """Return what the trained scorer says of the two sides of links."""
        return tag_sides(sides, self.encoder, self._threads) if self._with_scorer and sides else [None] * len(sides)

    @property
    def calibration(self) -> Calibration:
        """What was fitted for the encoder. Raises ModelError, before the encoder is loaded, when nothing was."""
        if self._calibration is None:
            model, uncalibrated = self.settings.model, self.settings.uncalibrated
            find_calibration(model, uncalibrated=uncalibrated)
            self._calibration = find_calibration(model, self.encoder.name, uncalibrated=uncalibrated)
        return self._calibration

    def align(self, document: Source, other: Source | None = None) -> Report:
        """Return the report of one mixed document, or of a pair."""
        found = self._find_any(document, other)
        return self._judge(found, self._embed([found]))

    def align_many(self, documents: Iterable[Source | tuple[Source, Source]]) -> Iterator[Report]:
        """Yield the report of each document, or of each pair given as a tuple, in order.

        The reports are those of :meth:`align`, byte for byte, but the sentences of several documents are encoded
        together. Documents are read as they are needed, some ahead of the report. Raises what :meth:`align` raises when
        the report of such a document is due.
        """
        for outcome in self.try_many(documents):
            if isinstance(outcome, Exception):
                raise outcome
            yield outcome

    def try_many(
        self, documents: Iterable[Source | tuple[Source, Source]], *, texts_at_once: int = TEXTS_AT_ONCE
    ) -> Iterator[Report | Exception]:
        """Yield, for each document or pair in order, its report or the error that it ended in.

        ``texts_at_once`` sentences, and those of a last whole document, are encoded together. Raises ModelError when
        the model, which is no document's fault, cannot be used.
        """
        group: list[_Found | Exception] = []
        n_texts = 0
        for item in documents:
            try:
                found = self._find_any(*item) if isinstance(item, tuple) else self._find_any(item)
            except Exception as error:  # noqa: BLE001  (handed to the caller, whose other documents go on)
                group.append(error)
            else:
                group.append(found)
                n_texts += len(found.source) + len(found.target)
            if n_texts >= texts_at_once or len(group) >= _DOCUMENTS_AT_ONCE:
                yield from self._judge_all(group)
                group, n_texts = [], 0
        yield from self._judge_all(group)

    def _judge_all(self, group: Sequence[_Found | Exception]) -> Iterator[Report | Exception]:
        vectors = self._embed([item for item in group if isinstance(item, _Found)])
        for item in group:
            if isinstance(item, Exception):
                yield item
                continue
            try:
                report = self._judge(item, vectors)
            except ModelError:
                raise
            except Exception as error:  # noqa: BLE001  (as above)
                yield error
            else:
                yield report

    def _judge(self, found: _Found, vectors: _VectorsByText) -> Report:
        """Link and score what was found, with the vectors of its texts."""
        if not found.can_link:
            return _build_report(found, (), (), self.settings, model="none")
        calibration = self.calibration
        embeddings = {item.id: vectors[item.language][item.text] for item in (*found.source, *found.target)}
        if found.is_pair:
            matches = self._link_pair(found, embeddings)
        else:
            matches = link_statements(
                found.documents, found.segments, found.statements, embeddings, self.settings.align, calibration
            )
        links, findings = _score(matches, found, embeddings, calibration, self._tag, self.settings.score.sensitivity)
        return _build_report(found, links, findings, self.settings, model=self.encoder.name)

    def _find_any(self, document: Source, other: Source | None = None) -> _Found:
        first = self._read(document, "d1")
        return self._find(first) if other is None else self._find_pair(first, self._read(other, "d2"))

    def _read(self, source: Source, identifier: str) -> Document:
        if isinstance(source, Document):
            return replace(source, id=identifier)
        if isinstance(source, Path):
            return read_path(source, self.settings.read, id=identifier)
        return read_text(source, id=identifier)

    def _find(self, document: Document) -> _Found:
        segments = segment(document)
        statements = attribute(document, segments, self.settings.original)
        original = next((item.language for item in statements if item.role == "original"), None)
        report = _OTHER_SIDE.get(original) if original else None
        return _Found(
            (document,), segments, statements, _in_language(segments, original), _in_language(segments, report)
        )

    def _find_pair(self, first: Document, second: Document) -> _Found:
        documents = (first, second)
        parts = [segment(document) for document in documents]
        languages = [_main_language(document, part) for document, part in zip(documents, parts, strict=True)]
        if languages[0] == languages[1]:
            raise InputError(
                f"{first.path or 'the first document'} and {second.path or 'the second'} are both in "
                f"{_NAMES[languages[0]]}; a pair needs one in Russian and one in English"
            )
        original = languages[0] if self.settings.original == "auto" else self.settings.original
        statements: list[Statement] = []
        sides: dict[Language, tuple[Segment, ...]] = {}
        for document, part, language in zip(documents, parts, languages, strict=True):
            sides[language] = _in_language(part, language)
            role: Role = "original" if language == original else "report"
            found = attribute(document, part, _ORIGINAL[original])
            statements += [replace(item, role=role) for item in found if item.language == language]
        segments = (*parts[0], *parts[1])
        return _Found(documents, segments, tuple(statements), sides[original], sides[_OTHER_SIDE[original]])

    def _link_pair(self, found: _Found, embeddings: Mapping[str, Embedding]) -> list[Match]:
        """Link two documents in order, with a warning when they do not translate each other."""
        beads = align_embeddings(
            [item.text for item in found.source],
            [embeddings[item.id] for item in found.source],
            [item.text for item in found.target],
            [embeddings[item.id] for item in found.target],
            self.calibration,
        )
        if not is_translation(beads):
            first, second = (document.path or f"document {document.id}" for document in found.documents)
            _log.warning(
                "%s and %s do not look like translations of each other: most sentences have no counterpart",
                first,
                second,
            )
        return match_beads(beads, found.source, found.target, self.settings.align, self.calibration)

    def _embed(self, group: Sequence[_Found]) -> _VectorsByText:
        """Return sentence and word vectors by language and text, of all texts that may be linked.

        A text that stands in several places is encoded once; the longest come first, so that texts of about one length,
        which run fast together, are neighbours.
        """
        segments = [item for found in group if found.can_link for item in (*found.source, *found.target)]
        vectors: _VectorsByText = {}
        if segments:
            self.calibration  # noqa: B018  (a model without one is refused before it is loaded and run)
        for language in _OTHER_SIDE:
            texts = sorted({item.text for item in segments if item.language == language}, key=_longest_first)
            if texts:
                vectors[language] = dict(zip(texts, self.encoder.embed(texts, language), strict=True))
        return vectors


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text


def _in_language(segments: Iterable[Segment], language: Language | None) -> tuple[Segment, ...]:
    return tuple(item for item in segments if item.language == language)


def _main_language(document: Document, segments: Iterable[Segment]) -> Language:
    """Return the language, Russian or English, in which most characters of the document are.

    Raises InputError when there is neither.
    """
    lengths = Counter[Language]()
    for item in segments:
        lengths[item.language] += len(item.span)
    del lengths["other"]
    if not lengths:
        raise InputError(f"{document.path or 'the document'}: no Russian or English text found; nothing to compare")
    return lengths.most_common(1)[0][0]


def _score(
    matches: Sequence[Match],
    found: _Found,
    embeddings: Mapping[str, Embedding],
    calibration: Calibration,
    tag: Callable[[Sequence[tuple[Side, Side]]], Sequence[Tags | None]],
    sensitivity: Sensitivity,
) -> tuple[tuple[Link, ...], tuple[Finding, ...]]:
    """Judge every match: links in order of their source, and their findings with spans in the documents."""
    by_id = {item.id: item for item in found.segments}
    truncated = {item.segments[0]: item.truncated for item in found.statements if item.truncated in ("start", "both")}
    truncated |= {item.segments[-1]: item.truncated for item in found.statements if item.truncated in ("end", "both")}
    links: list[Link] = []
    findings: list[Finding] = []
    ordered = sorted(matches, key=lambda item: (item.source_spans, item.target_spans))
    built = [
        [
            build_side(spans, [by_id[item] for item in segments], embeddings, calibration.words)
            for spans, segments in ((match.source_spans, match.source), (match.target_spans, match.target))
        ]
        for match in ordered
    ]
    tags = tag([(source, target) for (source, _), (target, _) in built])
    for number, (match, sides, own) in enumerate(zip(ordered, built, tags, strict=True), start=1):
        (source, source_pieces), (target, target_pieces) = sides
        cut = next((truncated[item] for item in match.source if item in truncated), None)
        context = Context(cut, partial=match.relation == "partial")
        judgement = judge(source, target, context, calibration, own, sensitivity)
        link = Link(
            id=f"l{number}",
            source=match.source,
            target=match.target,
            source_spans=match.source_spans,
            target_spans=match.target_spans,
            relation=match.relation,
            similarity=match.similarity,
            coverage=judgement.coverage,
            fidelity=judgement.fidelity,
            confidence=match.confidence,
        )
        links.append(link)
        findings += [
            Finding(
                id="f0",
                link=link.id,
                category=item.category,
                subtype=item.subtype,
                severity=item.severity,
                source_spans=tuple(place for span in item.source for place in source_pieces.locate(span)),
                target_spans=tuple(place for span in item.target for place in target_pieces.locate(span)),
                evidence=item.evidence,
                confidence=item.confidence,
            )
            for item in judgement.differences
        ]
    return tuple(links), tuple(findings)


def _build_report(
    found: _Found, links: tuple[Link, ...], findings: tuple[Finding, ...], settings: Settings, *, model: str
) -> Report:
    """Draw the verdicts and put everything in document order."""
    statements = judge_statements(found.statements, found.segments, links)
    if found.is_pair:
        expected = running_text(found.source), running_text(found.target)
    else:
        expected = said(statements, "original", found.segments), said(statements, "report", found.segments)
    lost = unlinked(expected[0], (item for link in links for item in link.source))
    surplus = unlinked(expected[1], (item for link in links for item in link.target))
    if found.is_pair:
        missing = (*missing_sentences(lost, "accuracy/omission"), *missing_sentences(surplus, "accuracy/addition"))
    else:
        # A whole original that nobody reports is a status; a sentence dropped from a reported one is an omission.
        partly = said((item for item in statements if item.status == "partial"), "original", found.segments)
        dropped = missing_sentences(set(lost).intersection(partly), "accuracy/omission")
        # A quotation may have another original elsewhere; a sentence inside a running translation has none.
        translated = [item for item in statements if item.form == "transcript" and item.status == "partially-sourced"]
        slipped_in = said(translated, "report", found.segments)
        missing = (*dropped, *missing_sentences(set(surplus).intersection(slipped_in), "accuracy/addition"))
    findings = in_document_order((*findings, *missing), found.documents)
    return Report(
        signature=Signature(__version__, model, settings.to_dict()),
        documents=found.documents,
        segments=found.segments,
        statements=statements,
        links=links,
        findings=findings,
        unlinked_source=tuple(item.id for item in lost),
        unlinked_target=tuple(item.id for item in surplus),
        summary=summarise(statements, links, findings),
    )
