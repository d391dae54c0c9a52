"""Words that deny by themselves: denied on one side only, or on both, or said by their opposite."""

import pytest

from bilingual.score.reversals import check_reversals, find_agreed
from tests.score.fake_side import build
from tests.score.tables import rows, unmark

TURNED = """
Министр [не исключил] новых переговоров.          ≠ The minister [ruled out] new talks.
Кремль [исключил] встречу двух президентов.       ≠ The Kremlin did [not rule out] a meeting of the two presidents.
Кремль [исключает] встречу двух президентов.      ≠ The Kremlin [refused to rule out] a meeting.
Он [не отрицал], что встречался с послом.         ≠ He [denied] meeting the ambassador.
В Кремле [не стали опровергать] сообщения.        ≠ The Kremlin [denied] the reports.
Мы [бросим] наших друзей в беде.                  ≠ We will [not abandon] our friends in need.
Россия [не откажется] от договора.                ≠ Russia will [abandon] the treaty.
Банк [не прекратит] выдачу кредитов.              ≠ The bank will [stop] issuing loans.
Мы [не против] переговоров.                       ≠ We are [against] talks.
Никто [не сомневается] в его победе.              ≠ Many [doubt] his victory.
Переговоры [провалились], заявил посланник.       ≠ The talks did [not fail], the envoy said.
Парламент [не отклонил] поправку.                 ≠ Parliament [rejected] the amendment.
Власти [не запретят] митинг.                      ≠ The authorities will [ban] the rally.
"""

AGREED = """
Министр не исключил новых переговоров.            = The minister did not rule out new talks.
Министр не исключил новых переговоров.            = New talks are possible, the minister said.
Он не отрицал, что встречался с послом.           = He admitted meeting the ambassador.
Мы не бросим своих людей.                         = We will stand by our people.
Банк не прекратит выдачу кредитов.                = The bank will continue issuing loans.
Мы не против переговоров.                         = We are open to talks.
Я не против.                                      = I don 't mind.
"""

SILENT = """
Они воруют, пока их не остановят.                 = They steal until they are stopped.
Он пожалел о неспособности остановить потепление. = He regretted the failure to stop the warming.
Трудно перестать смотреть.                        = One can't stop watching.
Если они не начнут дело против министра.          = Unless they open a case against the minister.
Он не отказался от слов, но отказался от поста.   = He refused to step down and kept to his words.
Его исключили из партии.                          = He was expelled from the party.
Его исключили из партии.                          = He was not expelled from the party.
"""


@pytest.mark.parametrize(("russian", "english"), rows(TURNED, "≠"))
def test_a_denial_denied_on_one_side(russian, english):
    pair = unmark(russian), unmark(english)
    for (source, left), (target, right) in (pair, pair[::-1]):
        (found,) = check_reversals(build(source), build(target)).differences
        assert (found.subtype, found.is_settled) == ("negation", True)
        assert (found.source[0].of(source), found.target[0].of(target)) == (left, right)


@pytest.mark.parametrize(("russian", "english"), rows(AGREED, "="))
def test_both_sides_say_the_same(russian, english):
    for source, target in ((russian, english), (english, russian)):
        assert check_reversals(build(source), build(target)).differences == ()
    assert find_agreed(russian, "ru", english, "en")[0]


@pytest.mark.parametrize(("russian", "english"), rows(SILENT, "="))
def test_another_denial_or_another_word_says_nothing(russian, english):
    for source, target in ((russian, english), (english, russian)):
        assert check_reversals(build(source), build(target)).differences == ()
