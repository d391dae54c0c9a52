"""What holds for any text: exact spans, order, no overlap, no crash, time in proportion to length."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.datatypes import Decision
from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import attribute, find_quotations
from tests.growth import seconds
from tests.statements.marked import statements_of

WORDS = st.sampled_from(
    [
        "Anna", "Reed", "said", "that", "she", "asked", ",", ".", "“", "”", '"', "«", "»", "—", "-", ":", "\n\n", "\n",
        "Анна", "Седова", "заявила", "что", "она", "по словам", "according to", "(@reed)", "May 1, 2020", "#МКС", "Q:",
        "Вопрос:", "?", "…", "мост", "закрыт", "the bridge", "is closed", "‘", "’", "'", "(", ")", "\ud800", "\x00",
        "quoted", "him", "as saying", "was", "told", "(D-Mo.)", "Tom Moss,", "the mayor", "one of", "на вопрос о",
        "о чём", "в министерстве", "заявили", "on Thursday", "вчера", "saying", "один из", "(", "&", "who", "е\u0308",
        "🦣", "\u200b", "\u05d0", "said,", "and", "и", "5'10\"",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join)
)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_spans_are_exact_ordered_and_apart(text: str) -> None:
    document, statements = statements_of(text)
    segments = {item.id: item for item in segment(document)}
    end = 0
    for number, statement in enumerate(statements, start=1):
        assert statement.id == f"{document.id}.q{number}"
        for span in statement.content:
            assert end <= span.start < span.stop <= len(text)
            end = span.stop
        assert statement.segments
        assert all(
            any(segments[identity].span.overlaps(span) for span in statement.content) for identity in statement.segments
        )


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_the_words_that_attribute_are_in_the_text(text: str) -> None:
    document = read_text(text)
    for item in find_quotations(document, segment(document)):
        for span in (item.source, item.cue):
            assert span is None or 0 <= span.start < span.stop <= len(text)
        assert item.cue is None or all(not item.cue.overlaps(span) for span in item.statement.content)
        assert item.date is None or date.fromisoformat(item.date)


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_every_statement_is_explained_and_the_answer_is_the_same_again(text: str) -> None:
    document, statements = statements_of(text)
    decisions: list[Decision] = []
    assert attribute(document, segment(document), explain=decisions.append) == statements
    assert [decision.span for decision in decisions] == [statement.span for statement in statements]


@pytest.mark.parametrize(
    "piece",
    [
        "Anna Reed said that the bridge was closed, and asked, “Why?” ",
        "«Мост закрыт», — сказала Анна Седова. ",
        "“",
        "« ",
        "' ",
        "said ",
        "заявила, что ",
        ", ",
        "Reed ",
        "— Анна (@anna) May 1, 2020\n\n",
        "Вопрос: Как?\n\n",
        "A",
        "ORFORD, ",
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    def attributing(n_characters: int) -> float:
        document = read_text(piece * (n_characters // len(piece)))
        segments = segment(document)
        return seconds(lambda: attribute(document, segments))

    short, long = attributing(10_000), attributing(40_000)
    assert long < 10 * short + 0.3
