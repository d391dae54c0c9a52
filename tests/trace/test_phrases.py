"""Phrases: what a reporter may quote alone."""

import pytest

from bilingual.trace.phrases import cut_phrases


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("Мы закроем мост.", []),
        ("Мы закроем мост, и движение пойдёт в объезд.", ["Мы закроем мост", "и движение пойдёт в объезд"]),
        ("Он назвал это «угрозой для всех соседей», сообщает агентство.", ["угрозой для всех соседей"]),
        ("It is “a threat to all of us”, he said.", ["a threat to all of us"]),
    ],
)
def test_phrases_are_runs_of_clauses_and_the_whole_comes_first(sentence, phrases):
    whole, *found = [span.of(sentence) for span in cut_phrases(sentence)]
    assert whole == sentence
    assert set(phrases) <= set(found)
    assert sentence not in found
