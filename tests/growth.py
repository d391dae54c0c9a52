"""How processor time grows with the length of a text, for tests that a step is not quadratic."""

from __future__ import annotations

import time
from collections.abc import Callable


def seconds(call: Callable[[], object], tries: int = 3) -> float:
    """Return the least processor time of ``call`` in several tries: what else the machine does is no matter."""
    taken = []
    for _ in range(tries):
        start = time.process_time()
        call()
        taken.append(time.process_time() - start)
    return min(taken)
