"""Waiting for a cluster: as long as it lives, and not for what a lost node was doing."""

import threading

import pytest

from bilingual.batch import watch
from bilingual.errors import BilingualError


def test_results_come_through_and_so_does_an_error():
    def results():
        yield from (1, 2)
        raise ValueError("broken")

    taken = []
    with pytest.raises(ValueError, match="broken"):
        taken += iter(watch.watch(results(), lambda: frozenset("ab")))
    assert list(watch.watch([1, 2, 3], lambda: frozenset("ab"))) == [1, 2, 3]


def test_a_lost_node_and_no_result_end_the_run(monkeypatch):
    monkeypatch.setattr(watch, "_LOOK", 0.01)
    never = threading.Event()
    alive = iter([frozenset("ab"), frozenset("abc")])

    def results():
        yield 1
        never.wait(20)

    found = watch.watch(results(), lambda: next(alive, frozenset("ac")), patience=0.1)
    assert next(found) == 1
    with pytest.raises(BilingualError, match="lost 1 of 3 nodes; run the same command again"):
        next(found)
    never.set()
