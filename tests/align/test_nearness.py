"""A sentence beside a post is its report where the article puts reports there, and one of many where it does not."""

import bilingual
from bilingual.align.assignment import Candidate
from bilingual.align.nearness import BESIDE, BRACKETED, UNSEEN, weigh_brackets, weigh_nearness


def odds(*sources):
    """Return the log-odds of each source's candidates after weighing; a candidate is (target, log-odds)."""
    candidates = {i: [Candidate(i, target, (0,), value) for target, value in some] for i, some in enumerate(sources)}
    near = [{10 * i} for i in range(len(sources))]
    return [[round(item.log_odds, 3) for item in some] for some in weigh_nearness(candidates, near).values()]


def test_a_lone_original_is_expected_beside_its_report():
    assert odds([(0, 0.2), (5, 0.4)]) == [[0.2 + BESIDE, 0.4]]


def test_an_article_that_puts_reports_beside_originals_is_believed():
    assert odds([(0, 4.0)], [(10, 5.0)], [(20, 0.0)])[2] == [BESIDE]


def test_where_sure_reports_are_elsewhere_nearness_says_little():
    ((near, far),) = odds([(77, 4.0)], [(78, 5.0)], [(20, 0.0), (5, 0.4)])[2:]
    assert near == round(BESIDE * UNSEEN / (2 + UNSEEN), 3)
    assert far == 0.4


def test_a_source_is_no_witness_for_itself():
    assert odds([(0, 4.0)], [(77, 5.0)])[0] == [round(4.0 + BESIDE * UNSEEN / (1 + UNSEEN), 3)]


def test_a_source_without_candidates_has_none():
    assert odds([], [(10, 1.0)]) == [[], [1.0 + BESIDE]]


def test_a_sentence_is_expected_before_its_original_in_brackets():
    candidates = {0: [Candidate(0, 4, (0,), -1.0), Candidate(0, 5, (0,), -1.0)]}
    assert [item.log_odds for item in weigh_brackets(candidates, {0: {4}})[0]] == [BRACKETED - 1.0, -1.0]


IN_BRACKETS = (
    '12 May. Novak proposed "direct talks without preconditions" in a late-night statement from the port. '
    "(«Мы предлагаем властям острова возобновить прямые переговоры без каких-либо предварительных условий».)"
    "\n\n"
    "15 May. Moss, the head of the delegation, told reporters that the town viewed the talks as a continuation of "
    'those "unfortunately interrupted" in 2022. («Мы рассматриваем эти переговоры как продолжение встречи в Бергене, '
    "к сожалению прерванной островной стороной три года назад».)"
)


def test_free_reports_are_linked_with_their_originals_in_brackets():
    report = bilingual.align(IN_BRACKETS)
    assert [statement.status for statement in report.statements if statement.role == "original"] == ["translated"] * 2
