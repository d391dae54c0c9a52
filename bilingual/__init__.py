"""Russian-English alignment of what was said with what was reported."""

from bilingual.version import __version__

__all__ = ["__version__"]
