"""What can go wrong, as one tree.

::

    BilingualError            everything this package raises on purpose
    ├── InputError            a document, pair or report cannot be read or is not what was asked for
    ├── ConfigError           a setting, flag or configuration file is wrong
    └── ModelError            a model is missing, damaged or does not fit

Every message names the thing, the place and the way out, in one line, because the command line prints it as it is.
"""

from __future__ import annotations

__all__ = ["BilingualError", "ConfigError", "InputError", "ModelError"]


class BilingualError(Exception):
    """Base of every error this package raises on purpose."""


class InputError(BilingualError):
    """The input cannot be read, or there is nothing in it to work on."""


class ConfigError(BilingualError):
    """A setting has an unknown name or a value outside its range."""


class ModelError(BilingualError):
    """A model cannot be found, loaded or used as asked."""
