"""What was said in Russian, what was reported in English (or the other way round), and what got lost on the way?

>>> import bilingual
>>> report = bilingual.align('''Rogozin wrote: "The ISS does not fly over Russia, so all the risks are yours."
...
... Над Россией МКС не летает, поэтому все риски - ваши.
... — РОГОЗИН (@Rogozin) February 24, 2022
... ''')
>>> for link in report.links:
...     print(link.relation, [report.text(place) for place in link.target_spans])
translation ['The ISS does not fly over Russia, so all the risks are yours.']
>>> [(statement.speaker.name, statement.status) for statement in report.statements]
[('Rogozin', 'sourced'), ('РОГОЗИН', 'translated')]

Everything named in ``__all__`` is kept stable. Names are loaded when they are first used, so importing the package is
cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal

# The room bilingual/align/ and the function below share a name. Importing the room first lets the function keep it: the
# import system binds a submodule to its package once, when it is first loaded.
import bilingual.align  # noqa: F401
from bilingual.version import __version__

if TYPE_CHECKING:
    from bilingual.align.pairs import align_segments
    from bilingual.align.words import WordLink, align_words
    from bilingual.datatypes import Bead, Document, Finding, Link, Report, Segment, Span, Statement
    from bilingual.encode import Encoder, load_encoder
    from bilingual.errors import BilingualError, ConfigError, InputError, ModelError
    from bilingual.pipeline import Aligner, Source
    from bilingual.score.pairs import PairScore, score_pairs
    from bilingual.settings import Settings, load_settings

__all__ = [
    "Aligner",
    "Bead",
    "BilingualError",
    "ConfigError",
    "Document",
    "Encoder",
    "Finding",
    "InputError",
    "Link",
    "ModelError",
    "PairScore",
    "Report",
    "Segment",
    "Settings",
    "Span",
    "Statement",
    "WordLink",
    "__version__",
    "align",
    "align_segments",
    "align_words",
    "load_encoder",
    "load_settings",
    "score_pairs",
]

_HOMES = {
    "bilingual.align.pairs": ("align_segments",),
    "bilingual.align.words": ("WordLink", "align_words"),
    "bilingual.datatypes": ("Bead", "Document", "Finding", "Link", "Report", "Segment", "Span", "Statement"),
    "bilingual.encode": ("Encoder", "load_encoder"),
    "bilingual.errors": ("BilingualError", "ConfigError", "InputError", "ModelError"),
    "bilingual.pipeline": ("Aligner",),
    "bilingual.score.pairs": ("PairScore", "score_pairs"),
    "bilingual.settings": ("Settings", "load_settings"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def align(
    document: Source,
    other: Source | None = None,
    *,
    model: str = "default",
    original: Literal["auto", "ru", "en"] = "auto",
) -> Report:
    """Align what was said with what was reported, in one mixed ``document`` or in a pair of documents.

    A ``str`` is text, a ``Path`` is a file. ``original`` names the language first spoken in; ``auto`` takes the
    embedded statements' language in one document and the first document's in a pair. ``model`` is an encoder's name.

    Raises InputError for input that cannot be read or compared, ModelError for a model that cannot be loaded.
    """
    from bilingual.pipeline import Aligner
    from bilingual.settings import Settings

    return Aligner(model, Settings(original=original)).align(document, other)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'bilingual' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
