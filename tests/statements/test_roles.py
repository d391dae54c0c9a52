"""Original, report or unknown: the same rules in both directions."""

import pytest

from bilingual.statements import attribute
from bilingual.statements.roles import decide_role
from tests.statements.marked import statements_of

CASES = [
    # names, the original's language, who speaks it in the document -> role of a statement in the other language
    (["Dmitry Orlov"], "ru", ["Дмитрий Орлов"], "report"),
    (["Orlov"], "ru", ["ОРЛОВ", "@orlov"], "report"),
    (["Мартин Келлер"], "en", ["Martin Keller"], "report"),
    (["@orlov"], "ru", ["@orlov"], "report"),
    # nobody's original is here, but who speaks is plain
    (["Sergei Lavrov"], "ru", [], "report"),
    (["the Kremlin"], "ru", [], "report"),
    (["the head of the Russian space agency"], "ru", [], "report"),
    (["Белый дом"], "en", [], "report"),
    (["Джо Байден"], "en", [], "report"),
    (["Дана Уитлок"], "en", [], "report"),
    # they never spoke it
    (["NASA"], "ru", ["Дмитрий Орлов"], "unknown"),
    (["Joe Biden"], "ru", [], "unknown"),
    (["Семён Дрозд"], "en", ["Carol Hastings"], "unknown"),
    (["эксперты"], "en", [], "unknown"),
    ([], "ru", ["Дмитрий Орлов"], "unknown"),
]


@pytest.mark.parametrize(("names", "original", "speakers", "expected"), CASES)
def test_role_of_a_statement_in_the_reports_language(
    names: list[str], original: str, speakers: list[str], expected: str
) -> None:
    language = "en" if original == "ru" else "ru"
    assert decide_role(language, names, original, speakers) == expected


def test_an_original_is_in_the_originals_language_whoever_speaks() -> None:
    assert decide_role("ru", [], "ru", []) == "original"


def test_a_document_in_one_language_has_neither() -> None:
    _, statements = statements_of("Sergei Lavrov said that the town would stay. “We stay,” Anna Reed said.")
    assert {item.role for item in statements} == {"unknown"}


def test_the_original_language_may_be_given() -> None:
    document, _ = statements_of("Sergei Lavrov said that the town would stay.")
    from bilingual.segment import segment

    segments = segment(document)
    assert [item.role for item in attribute(document, segments, "en")] == ["original"]
    assert [item.role for item in attribute(document, segments, "ru")] == ["report"]
