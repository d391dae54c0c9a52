"""An end to waiting when a Ray cluster has lost a node.

Daft's actors on a lost node are not started again, and what they were doing is waited for without end. So the results
are taken in a thread of their own; when a node is gone and nothing has come for long enough, the run stops in one line,
as for any lost worker, and the same command goes on with the shards that lack a mark.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from bilingual.errors import BilingualError

__all__ = ["watch"]

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds without any result, after a node was lost, that end a run; three times the longest wait before, if more."""

_LOOK = 1.0
"""Seconds between two looks at the nodes."""


class _End:
    """Ends the queue: the iterator is at its end, or raised."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


def watch(results: Iterable[T], nodes: Callable[[], frozenset[str]], patience: float = PATIENCE) -> Iterator[T]:
    """Yield ``results`` as they come. Raises what they raise, and BilingualError when a node was lost and none comes.

    ``nodes`` returns the ids of the nodes that are alive now.
    """
    arrived: queue.Queue[T | _End] = queue.Queue()
    threading.Thread(target=_take, args=(results, arrived), daemon=True).start()
    known = nodes()
    longest, since = 0.0, time.monotonic()
    while True:
        try:
            item = arrived.get(timeout=_LOOK)
        except queue.Empty:
            waited = time.monotonic() - since
            alive = nodes()
            if known - alive and waited > max(patience, 3 * longest):
                raise BilingualError(
                    f"the cluster lost {len(known - alive)} of {len(known)} nodes; run the same command again to go on"
                ) from None
            known |= alive
            continue
        if isinstance(item, _End):
            if item.error:
                raise item.error
            return
        longest, since = max(longest, time.monotonic() - since), time.monotonic()
        yield item


def _take(results: Iterable[T], arrived: queue.Queue[T | _End]) -> None:
    try:
        for item in results:
            arrived.put(item)
    except BaseException as error:  # noqa: BLE001  (raised again where the results are taken)
        arrived.put(_End(error))
    else:
        arrived.put(_End())
