"""The stages wired together: a document, or a pair of them, becomes a report.

::

    find (read -> segment -> attribute) -> embed -> link -> judge -> verdicts -> Report
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bilingual.align.pairs import align_embeddings, is_translation, match_beads
from bilingual.align.statements import link_statements
from bilingual.calibration import Calibration
from bilingual.datatypes import Language, Match, Report
from bilingual.encode import Embedding, Encoder, load_encoder
from bilingual.encode.calibrations import default_calibration, find_calibration, network_name
from bilingual.errors import ModelError
from bilingual.found import OTHER_SIDE, Found, Source, find
from bilingual.score import Side
from bilingual.score.links import score_links
from bilingual.score.pairs import tag_sides
from bilingual.score.tagger import Tags
from bilingual.settings import Settings
from bilingual.verdicts import build_report

__all__ = ["TEXTS_AT_ONCE", "Aligner", "Source"]

_log = logging.getLogger("bilingual")

_VectorsByText = dict[Language, dict[str, Embedding]]

TEXTS_AT_ONCE = 2048
"""Sentences of several documents encoded together: 60 MB of vectors at 384 dimensions and 20 words."""

_DOCUMENTS_AT_ONCE = 256
"""Bounds how far reading runs ahead of the reports when documents have little to encode."""


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
        found = find(document, other, self.settings)
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
        group: list[Found | Exception] = []
        n_texts = 0
        for item in documents:
            try:
                first, second = item if isinstance(item, tuple) else (item, None)
                found = find(first, second, self.settings)
            except Exception as error:  # noqa: BLE001  (handed to the caller, whose other documents go on)
                group.append(error)
            else:
                group.append(found)
                n_texts += len(found.source) + len(found.target)
            if n_texts >= texts_at_once or len(group) >= _DOCUMENTS_AT_ONCE:
                yield from self._judge_all(group)
                group, n_texts = [], 0
        yield from self._judge_all(group)

    def _judge_all(self, group: Sequence[Found | Exception]) -> Iterator[Report | Exception]:
        vectors = self._embed([item for item in group if isinstance(item, Found)])
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

    def _judge(self, found: Found, vectors: _VectorsByText) -> Report:
        """Link and score what was found, with the vectors of its texts."""
        if not found.can_link:
            return build_report(found, (), (), self.settings, model="none")
        calibration = self.calibration
        embeddings = {item.id: vectors[item.language][item.text] for item in (*found.source, *found.target)}
        if found.is_pair:
            matches = self._link_pair(found, embeddings)
        else:
            matches = link_statements(
                found.documents,
                found.segments,
                found.statements,
                embeddings,
                self.settings.align,
                calibration,
                original=found.source[0].language,
            )
        links, findings = score_links(
            matches,
            found.segments,
            found.statements,
            embeddings,
            calibration,
            self._tag,
            self.settings.score.sensitivity,
        )
        return build_report(found, links, findings, self.settings, model=self.encoder.name)

    def _link_pair(self, found: Found, embeddings: Mapping[str, Embedding]) -> list[Match]:
        """Link two documents in order, with a warning when they do not translate each other."""
        beads = align_embeddings(
            [item.text for item in found.source],
            [embeddings[item.id] for item in found.source],
            [item.text for item in found.target],
            [embeddings[item.id] for item in found.target],
            self.calibration,
        )
        if not is_translation(beads):
            first, second = found.names
            pair = f"{first} and {second}" if first != second else f"{first}: its two texts"
            _log.warning("%s do not look like translations of each other: most sentences have no counterpart", pair)
        return match_beads(beads, found.source, found.target, self.settings.align, self.calibration)

    def _embed(self, group: Sequence[Found]) -> _VectorsByText:
        """Return sentence and word vectors by language and text, of all texts that may be linked.

        A text that stands in several places is encoded once; the longest come first, so that texts of about one length,
        which run fast together, are neighbours.
        """
        segments = [item for found in group if found.can_link for item in (*found.source, *found.target)]
        vectors: _VectorsByText = {}
        if segments:
            self.calibration  # noqa: B018  (a model without one is refused before it is loaded and run)
        for language in OTHER_SIDE:
            texts = sorted({item.text for item in segments if item.language == language}, key=_longest_first)
            if texts:
                vectors[language] = dict(zip(texts, self.encoder.embed(texts, language), strict=True))
        return vectors


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text
