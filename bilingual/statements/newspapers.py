"""Papers whose names look like a person's: Die Welt, Le Monde."""

from __future__ import annotations

import re

__all__ = ["is_newspaper"]

_NEWSPAPERS = re.compile(
    r"(?:die (?:welt|zeit|presse)|der (?:spiegel|standard)|das (?:bild|erste)|le (?:monde|figaro|soir|temps|parisien)"
    r"|la (?:repubblica|stampa|croix|vanguardia|nacion)|el (?:pa[ií]s|mundo|universal|mercurio)|the \w+)$",
    re.IGNORECASE,
)


def is_newspaper(name: str) -> bool:
    """Tell whether a name is that of a paper known by its article.

    >>> is_newspaper("Die Welt"), is_newspaper("Marine Le Pen"), is_newspaper("Le Pen")
    (True, False, False)
    """
    return _NEWSPAPERS.match(name) is not None
