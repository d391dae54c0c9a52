"""What training is told of each word: what an editor changed, and what became of its counterpart."""

import sys
from pathlib import Path

import numpy as np
import pytest

RECIPE = Path(__file__).resolve().parents[2] / "models" / "recipes" / "scorer"

NEAR, UNCLEAR = 0.9, 0.6


@pytest.fixture
def recipe(monkeypatch):
    """The modules of the recipe, which import each other by their bare names."""
    monkeypatch.syspath_prepend(str(RECIPE))
    names = ("draft", "correspondence", "post_edits")
    yield [__import__(name) for name in names]
    for name in names:
        sys.modules.pop(name, None)


def vectors(*words, near=(), unclear=()):
    """Unit vectors: those of different words are orthogonal; of ``near`` and ``unclear`` pairs the second leans on
    the first."""
    axes = {word: axis for axis, word in enumerate(dict.fromkeys(words))}
    rows = np.eye(len(axes), dtype=np.float32)
    for pairs, cosine in ((near, NEAR), (unclear, UNCLEAR)):
        for one, other in pairs:
            rows[axes[other]] = cosine * rows[axes[one]] + np.sqrt(1 - cosine**2) * rows[axes[other]]
    return lambda text: np.stack([rows[axes[word]] for word in text.split()])


def test_what_an_editor_changed_counts_by_how_far_it_is_from_what_stood_there(recipe):
    draft, _, post_edits = recipe
    kept, gone, changed, unsure = draft.Fate.KEPT, draft.Fate.GONE, draft.Fate.CHANGED, draft.Fate.UNSURE
    edited, before = "boats quickly left Saratov harbour yesterday", "ships quickly entered Saratov port"
    of = vectors(*edited.split(), *before.split(), near=[("boats", "ships")], unclear=[("harbour", "port")])
    variant = post_edits.read_draft(edited, before, of(edited), of(before))
    assert variant.text == before
    assert variant.own == (kept, kept, changed, kept, unsure)  # another word for boats; left, not entered
    assert variant.fates == (kept, kept, changed, kept, unsure, changed)
    only_lost = post_edits.read_draft(edited, "boats quickly left Saratov harbour", of(edited), of(edited)[:5])
    assert only_lost.fates == (kept, kept, kept, kept, kept, gone)


def test_a_sentence_that_was_written_anew_is_no_example(recipe):
    of = vectors(*["out", "of", "sight", "out", "of", "mind", "with", "eyes", "away", "heart"])
    edited, before = "out of sight out of mind", "with eyes away heart away"
    assert recipe[2].read_draft(edited, before, of(edited), of(before)) is None


def test_a_word_follows_its_counterpart_and_nothing_is_claimed_where_nothing_is_known(recipe):
    draft, correspondence, _ = recipe
    kept, gone, changed, unsure = draft.Fate.KEPT, draft.Fate.GONE, draft.Fate.CHANGED, draft.Fate.UNSURE
    own = draft.Variant("a b c d", (0, 1, 2, 3), (kept,) * 4, (kept,) * 4)
    other = draft.Variant("A B C D", (0, 1, 2, 3), (kept,) * 4, (kept, gone, changed, unsure))
    found = correspondence.label(own, other, np.eye(4), np.array([0.2, 1, 1, 1]), np.ones(4, bool), least=0.6)
    assert found.classes.tolist() == [kept, gone, changed, kept]
    assert found.weights.tolist() == pytest.approx([0.6, 1, 1, 0])  # said freely, it is kept all the same
