"""Every default once. Settings are built from these defaults, then a TOML file, then flags.

A section per stage; a key that does not exist is an error, so a typing mistake never passes silently.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from bilingual.errors import ConfigError

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib

__all__ = [
    "AlignSettings",
    "CacheSettings",
    "InputFormat",
    "ReadSettings",
    "ScoreSettings",
    "Settings",
    "load_settings",
]

_Section = TypeVar("_Section")

InputFormat = Literal[
    "auto", "text", "html", "markdown", "docx", "pdf", "jsonl", "csv", "parquet", "telegram", "twitter"
]  # fmt: skip
"""What ``--from`` takes: the formats there are readers for, and ``auto``, which tells them by their content."""


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What a reader accepts."""

    max_bytes: int = 20_000_000
    """Largest document in bytes: a file, or one record of a file that holds many. Ten times the longest novel."""

    encoding: str = "auto"
    """Character encoding of plain text, or ``auto``: BOM, UTF-8, UTF-16, then cp1251."""

    format: InputFormat = "auto"
    """What the input is; ``auto`` tells by its content, and by its name where that does not say."""

    text_columns: str = ""
    """Columns of a table that hold a document's text, parted by commas; empty: the one that is named like it."""

    id_column: str = ""
    """Column of a table that names its documents; empty: one named ``id``, else the number of the row."""

    def __post_init__(self) -> None:
        if self.format not in get_args(InputFormat):
            raise ConfigError(f"read.format is {self.format!r}; it must be one of {', '.join(get_args(InputFormat))}")


@dataclass(frozen=True, slots=True)
class AlignSettings:
    """When an original and a report belong together."""

    min_confidence: float = 0.5
    """Probability below which a link is not made: the sentence stays without a counterpart."""

    paraphrase_below: float = 0.35
    """Cosine of the two sides' words below which a confident link is a paraphrase rather than a translation."""


@dataclass(frozen=True, slots=True)
class ScoreSettings:
    """When a difference is a finding."""

    sensitivity: Literal["low", "normal", "high"] = "normal"
    """How sure the scorer must be of a loss: ``low`` reports the surest, ``high`` more, with more false alarms."""

    def __post_init__(self) -> None:
        if self.sensitivity not in ("low", "normal", "high"):
            raise ConfigError(f"score.sensitivity is {self.sensitivity!r}; it must be low, normal or high")


@dataclass(frozen=True, slots=True)
class CacheSettings:
    """Where vectors are kept, so that a slow model reads each text once."""

    folder: str = ""
    """A folder, made when it is not there; else that in ``$BILINGUAL_CACHE``; without either nothing is kept."""

    max_bytes: int = 2_000_000_000
    """Size that is not exceeded: the word vectors of 50,000 sentences at 384 dimensions, of 20,000 at 1024."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings: those of no stage, then a section for each."""

    model: str = "default"
    """Encoder: a name from ``bilingual models list``, a hub id or a folder."""

    original: Literal["auto", "ru", "en"] = "auto"
    """The language first spoken in, ``ru`` or ``en``; ``auto`` decides by the document."""

    read: ReadSettings = field(default_factory=ReadSettings)
    align: AlignSettings = field(default_factory=AlignSettings)
    score: ScoreSettings = field(default_factory=ScoreSettings)
    cache: CacheSettings = field(default_factory=CacheSettings)
    uncalibrated: bool = False
    """Use a model that is not calibrated, with the embedded model's thresholds: its figures are then guesses."""

    def __post_init__(self) -> None:
        if self.original not in ("auto", "ru", "en"):
            raise ConfigError(f"original is {self.original!r}; it must be auto, ru or en")

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as nested plain values, for the report's signature.

        A cache changes no result, and a calibrated model is the rule, so neither is mentioned.
        """
        left_out = {"cache"} if self.uncalibrated else {"cache", "uncalibrated"}
        return {key: value for key, value in asdict(self).items() if key not in left_out}

    def merged(self, values: Mapping[str, Any], origin: str) -> Settings:
        """Return a copy with ``values`` (nested like a TOML file) laid over it.

        ``origin`` names where the values come from in the message of the ConfigError raised for a wrong one.
        """
        return _merged(self, values, origin, "")


def _merged(section: _Section, values: Mapping[str, Any], origin: str, prefix: str) -> _Section:
    known = {item.name for item in fields(section)}  # type: ignore[arg-type]
    changes: dict[str, Any] = {}
    for key, value in values.items():
        name = f"{prefix}{key}"
        if key not in known:
            raise ConfigError(f"{origin}: unknown setting {name!r}; known here: {', '.join(sorted(known))}")
        current = getattr(section, key)
        if hasattr(current, "__dataclass_fields__"):
            if not isinstance(value, Mapping):
                raise ConfigError(f"{origin}: {name!r} is a section; write it as [{name}]")
            changes[key] = _merged(current, value, origin, f"{name}.")
        elif isinstance(current, float) and type(value) is int:
            changes[key] = float(value)
        elif type(value) is not type(current):
            wanted, given = type(current).__name__, type(value).__name__
            raise ConfigError(f"{origin}: {name!r} must be {wanted}, not {given} ({value!r})")
        else:
            changes[key] = value
    return replace(section, **changes)  # type: ignore[type-var]


def load_settings(path: Path | None = None, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Build settings from the defaults, the TOML file ``path`` when given, and ``overrides`` from flags.

    Raises ConfigError for a file that cannot be read or parsed, an unknown key or a value of the wrong type.
    """
    settings = Settings()
    if path is not None:
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}: cannot read the configuration: {error}") from error
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"{path}: not valid TOML: {error}") from error
        settings = settings.merged(values, str(path))
    return settings.merged(overrides or {}, "flags")
