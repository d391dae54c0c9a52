"""What was said in Russian, what was reported in English (or the other way round), and what got lost."""

from bilingual.version import __version__

__all__ = ["__version__"]
