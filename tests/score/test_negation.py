"""Affirmed and denied: what is answered by the other side, and what is not."""

import pytest

from bilingual.score.negation import check_negation
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build
from tests.score.tables import rows

ENCODER = FakeEncoder(
    "ведём negotiate",
    "террористами terrorists",
    "сказал said told",
    "пришёл came come",
    "знает know knows",
    "думаю think",
    "согласился agreed agree",
    "отказался refused",
    "смог managed could",
    "план plan",
    "изменился changed changes",
    "кризис crisis",
    "прекращаются stop continue",
    "протесты protests",
    "потерял lost lose",
    "деньги money",
    "эффективен effective",
    "откроется open",
    "разговор conversation",
    "инициативе initiative",
    "договор treaty",
    "подписал signed",
    "потерь losses",
    "убытком damage",
    "вернулись returned",
    "улики evidence",
    "суд court",
    "уйти leave",
    "проблемы problems",
    "банк bank",
    "закрыл shut",
    "партия party",
    "поддержит support",
    "закрыть close",
    "повышать raised",
    "воды water",
    "без with",
    "пришли come",
    "паром ferry",
    "заявил told",
    "только only",
    "снимут lift",
    "санкции sanctions",
    "выведет withdraws",
    "погибли died",
    "выборы elections",
    "пройдут held",
    "реагировать respond",
    "скрывает hides",
)

ANSWERED = """
Мы не ведём переговоров с террористами.   = We do not negotiate with terrorists.
Никто ничего не сказал.                   = Nobody said anything.
Он не смог это сказать.                   = He failed to say it; he never managed.
Думаю, он не пришёл.                      = I don't think he came.
Он не согласился .                        = He didn 't agree .
Он не знает план.                         = He is unaware of the plan, he hardly knows it.
План не только изменился.                 = The plan not only changed.
План не раз изменился.                    = The plan changed more than once.
Протесты не прекращаются.                 = Protests continue.
План неэффективен.                        = The plan is not effective.
Он откроется только в мае.                = It will not open until May.
Он не согласился.                         = He refused; he did not agree.
Он отказался подписать договор.           = He declined to sign the treaty.
Все вернулись без потерь.                 = They all returned without losses.
Они не понесли потерь.                    = They suffered no losses.
У суда нет улик.                          = The court lacks evidence.
Нельзя не согласиться.                    = One has to agree.
Никто из них не вернулся.                 = None of them returned.
Ни один банк не закрыл счёт.              = Not a single bank shut the account.
План никогда не изменится.                = The plan will never change.
Он едва не потерял деньги.                = He almost lost the money.
Вы не знаете план?                        = Do you know the plan?
Он живёт недалеко от банка.               = He lives not far from the bank.
Банк живёт без проблем.                   = The bank lives an easy life.
Он не мог не уйти.                        = He could not help but leave.
Не забывайте план.                        = Please remember the plan.
Партия воздержалась.                      = The party did not support anyone.
Договор невозможно подписать.             = The treaty cannot be signed.
Пока они не вернулись, план есть.         = Until they returned, the plan was there.
Банк не откроется.                        = The bank stays closed.
Погибли не менее 20.                      = At least 20 died.
Погибли ничуть не менее 20.               = No fewer than 20 died.
Не снимут санкции, пока не выведет.       = They will not lift sanctions until it withdraws.
План откроется, когда суд его подписал.   = The plan will not open until the court signed it.
Пока не подписал, план не изменился.      = Until it signed, the plan had not changed.
Давно он не сказал ничего.                = It is a long time since he told them.
Жаль, что он не пришёл.                   = I wish he had come.
Он не мог не согласиться.                 = He could not but agree.
Министр не пришёл.                        = The minister skipped it, though he came before.
Не согласился ли суд?                     = Has the court agreed?
Выборы вряд ли пройдут в мае.             = Elections are unlikely to be held in May.
Маловероятно, что выборы пройдут.         = There is little chance that elections will be held.
Вряд ли выборы пройдут.                   = Elections will not be held, most likely.
Едва ли не все пришли.                    = Almost all have come.
Едва пришли, как план изменился.          = They had just come when the plan changed.
В отсутствие министра план изменился.     = With the minister away, the plan changed.
План не мог не измениться; не можем не реагировать. = The plan had to change; we have to respond.
Он не скрывает, что знает план.           = He openly says that he knows the plan.
"""

CHANGED = """
Мы [не ведём] переговоров с террористами.  ≠ We [negotiate] with terrorists.
Он [не пришёл] на встречу.                 ≠ He [came] to the meeting.
План [изменился].                          ≠ The plan [has not changed].
Министр [согласился].                      ≠ The minister [didn't agree].
Он [потерял] деньги.                       ≠ He [did not lose] money.
Они вернулись с [убытком].                 ≠ They returned [without damage].
Разговор состоялся по [инициативе] банка.  ≠ The conversation did [not take place at the initiative] of the bank.
Министр [подписал] договор.                ≠ The minister [never signed] the treaty.
Он обещал, что налоги [повышать не] будут.  ≠ He promised that taxes will be [raised].
[Потерь нет], сказал министр.              ≠ There are [losses], the minister told.
Банк закрыл [без партия].                   ≠ The opposition [party] shut the bank.
Выборы [вряд ли пройдут] в мае.            ≠ Elections will be [held] in May.
Выборы [пройдут] в мае.                    ≠ Elections are [unlikely to be held] in May.
Суд сослался на [отсутствие улики].        ≠ The court cited [evidence].
Выборы [едва ли пройдут].                  ≠ Elections will be [held].
Они живут [без воды].                       ≠ They live with [water].
Мы пока [не пришли] к решению.              ≠ We have [come] to a decision.
У них есть [план] закрыть паром.           ≠ They have [no plan] to close the ferry.
Он заявил только, что [пришёл].            ≠ He only told that he [never came].
[Снимут] санкции, пока не выведет.         ≠ They will [not lift] sanctions until it withdraws.
"""


@pytest.mark.parametrize(("russian", "english"), rows(ANSWERED, "="))
def test_answered_in_both_directions(russian, english):
    for source, target in ((russian, english), (english, russian)):
        assert check_negation(build(source, ENCODER), build(target, ENCODER)).differences == ()


@pytest.mark.parametrize(("russian", "english"), rows(CHANGED, "≠"))
def test_changed_in_both_directions(russian, english):
    texts = [text.replace("[", "").replace("]", "") for text in (russian, english)]
    marked = [text.partition("[")[2].partition("]")[0] for text in (russian, english)]
    for first, second in ((0, 1), (1, 0)):
        source, target = texts[first], texts[second]
        (found,) = check_negation(build(source, ENCODER), build(target, ENCODER)).differences
        assert (found.subtype, found.severity) == ("negation", "major")
        assert marked[first].endswith(found.source[0].of(source))
        assert marked[second].endswith(found.target[0].of(target))


@pytest.mark.parametrize(
    ("source", "target", "is_settled"),
    [
        ("Они живут без воды.", "They live with water.", True),
        ("Они живут без воды.", "They live on water.", False),
        ("Снимут санкции, пока не выведет.", "They will not lift sanctions until it withdraws.", True),
        ("Снимут санкции.", "They will not lift sanctions.", False),
        ("Выборы вряд ли пройдут.", "Elections will be held.", True),
    ],
)
def test_what_is_settled_whatever_the_scorer_sees(source, target, is_settled):
    (found,) = check_negation(build(source, ENCODER), build(target, ENCODER)).differences
    assert found.is_settled is is_settled
