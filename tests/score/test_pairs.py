"""Probabilities for plain pairs, with the embedded model."""

import pytest

from bilingual.errors import InputError
from bilingual.score.pairs import score_pairs

pytestmark = pytest.mark.slow

FAITHFUL = [
    (
        "Над городом Томском самолёты не летают, поэтому шума нет.",
        "Planes do not fly over the city of Tomsk, so there is no noise.",
    ),
    ("Вы хотите пугать их такими новостями?", "Do you want to frighten them with such news?"),
    ("А вы готовы к зиме?", "Are you ready for the winter?"),
    ("Завод выпустил двадцать пять самолётов.", "The plant built 25 aircraft."),
]


def test_faithful_pairs_are_clean_in_both_directions():
    for score in score_pairs([*FAITHFUL, *((english, russian) for russian, english in FAITHFUL)]):
        assert score.findings == ()
        assert score.fidelity == 1.0
        assert score.coverage >= 0.6


def test_damage_raises_the_probability_of_its_kind():
    whole = "Министр сказал, что переговоры продолжатся в Женеве, и поблагодарил партнёров за помощь."
    faithful = "The minister said that the talks would continue in Geneva and thanked the partners for their help."
    part = "The minister said that the talks would continue in Geneva."
    changed = "The minister said that the talks would not continue in Geneva and thanked the partners for their help."
    clean, lost, added, distorted = score_pairs([(whole, faithful), (whole, part), (part, whole), (whole, changed)])
    assert lost.omission > 0.5 > clean.omission
    assert added.addition > clean.addition
    assert distorted.distortion > 0.5 > clean.distortion
    assert [item.severity for item in lost.findings] == ["major"]


def test_a_pair_needs_two_languages():
    with pytest.raises(InputError, match="pair 2"):
        score_pairs([FAITHFUL[0], ("The plant built it.", "The plant built aircraft.")])


def test_no_pairs_give_no_scores():
    assert score_pairs([]) == []


def test_what_the_tables_know_needs_no_word_of_the_scorer():
    pairs = [
        ("Ракета упала в море у побережья Японии.", "The missile fell into the sea off the coast of Korea."),
        ("Вашингтон так и не ответил на предложения Москвы.", "The United States never replied to Russia's proposals."),
    ]
    replaced, faithful = score_pairs(pairs)
    assert [(found.subtype, found.severity) for found in replaced.findings] == [("name", "major")]
    assert faithful.findings == ()
