"""Where a reported quote may come from: an archive of originals as a LanceDB table, searched across the two languages.

``rows.py`` cuts documents into sentences and ``phrases.py`` these into what may be quoted, ``vectors.py`` encodes
both, ``store.py`` holds the table and ``lexicon.py`` its words. ``queries.py`` finds what is asked, ``search.py`` asks
it, ``stretches.py`` looks where a candidate says it, ``rank.py`` how probable that is, ``report.py`` writes the answer.
"""

from __future__ import annotations

from bilingual.trace.queries import find_queries
from bilingual.trace.rank import Candidate, Traced, Weights, load_weights
from bilingual.trace.search import Filters, trace_quotes
from bilingual.trace.store import Added, Index, add_documents, open_index
from bilingual.trace.vectors import ArchiveEncoder, load_archive_encoder

__all__ = [
    "Added",
    "ArchiveEncoder",
    "Candidate",
    "Filters",
    "Index",
    "Traced",
    "Weights",
    "add_documents",
    "find_queries",
    "load_archive_encoder",
    "load_weights",
    "open_index",
    "trace_quotes",
]
