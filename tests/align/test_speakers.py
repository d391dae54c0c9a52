"""Whether two speakers are one: names tell, descriptions do not."""

import pytest

from bilingual.align.speakers import same_speaker
from bilingual.datatypes import Speaker


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Anna Sedova", "Анна Седова", True),
        ("Anna Sedova", "Седова", True),
        ("Anna Sedova", "Иван Новак", False),
        ("Ludwig van Beethoven", "Иван Новак", False),
        ("senior Treasury official", "высокопоставленный представитель Минфина США", None),
        ("Anna Sedova", "представитель мэрии", None),
        ("NASA", "Роскосмос", False),
    ],
)
def test_names_and_descriptions(one, other, expected):
    assert same_speaker(Speaker(one), Speaker(other)) is expected
    assert same_speaker(Speaker(other), Speaker(one)) is expected


def test_nobody_known_is_neither():
    assert same_speaker(None, Speaker("Anna Sedova")) is None
    assert same_speaker(Speaker("А. С.", "@sedova"), Speaker("Sedova", "@sedova")) is True
