"""What to say when a package that only one format needs is not installed."""

from __future__ import annotations

from bilingual.errors import InputError

__all__ = ["missing_extra"]


def missing_extra(what: str, package: str, extra: str) -> InputError:
    """Return the error: reading ``what`` needs ``package``, and the pip command that brings it."""
    return InputError(f"{what} needs {package}, which is not installed: pip install 'bilingual[{extra}]'")
