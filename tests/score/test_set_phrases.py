"""What is said in a set phrase of another shape is neither missing nor added."""

import pytest

from bilingual.score.set_phrases import find_set_phrases
from tests.score.fake_side import build
from tests.score.tables import rows, unmark

SAID = """
Он приветствовал [личный состав].                = He greeted the [staff].
[Временно исполняющий обязанности] главы ушёл.   = The [acting] head left.
За сутки 5 [летальных исходов].                  = There were five [deaths] in a day.
Это был [несчастный случай].                     = It was an [accident].
Пассажиры [дома на колёсах] спаслись.            = The passengers of the [motorhome] got away.
Школу [сдали в эксплуатацию].                    = The school has been [commissioned].
Корабль [спустили на воду] в мае.                = The ship was [launched] in May.
Они [приняли участие] в параде.                  = They [attended] the parade.
Наши аппараты [не имеют аналогов].               = Our vehicles are [unique].
[Военно-морской флот] ждёт.                      = The [navy] is waiting.
Поезд [сошёл с рельсов].                         = The train [derailed].
Ей нужно [набраться терпения].                   = She needs [patience].
Экспорт [вырос почти в два раза].                = Exports nearly [doubled].
Цены [снизились вдвое].                          = Prices [halved].
Добыто 3 млн [баррелей нефтяного эквивалента].   = Output was 3 [mmboe].
Экспорт — 44 млрд [кубометров].                  = Exports are 44 [bcm].
Выручка выросла на 20 % [и составила] 5 млрд.    = Revenue grew by 20% [to] 5 billion.
"""

UNSAID = """
Об этом сообщил [портал] vl.ru.                  = Vl.ru said so.
[Отметим], завод стоит.                          = The plant is idle.
[Отмечается], что завод стоит.                   = The plant is idle.
Эвакуируют 1500 [человек].                       = 1,500 are being evacuated.
Его строят на [территории] завода.               = It is being built at the plant.
"""

MISSING = """
Он приветствовал личный состав.                  = He greeted everyone.
Это был несчастный случай.                       = It was that.
Школу сдали в эксплуатацию.                      = The school was painted.
Он вёл переговоры о поставках.                   = He spoke of supplies.
Портал открыли вчера.                            = It was opened yesterday.
Человек стоит у двери.                           = He stands at the door.
"""


@pytest.mark.parametrize(("russian", "english"), rows(SAID, "="))
def test_both_sides_are_accounted_for(russian, english):
    (one, left), (other, right) = unmark(russian), unmark(english)
    for first, second, is_turned in ((one, other, False), (other, one, True)):
        spans = find_set_phrases(build(first), build(second))
        source, target = spans[::-1] if is_turned else spans
        assert left in {span.of(one) for span in source}
        assert right in {span.of(other) for span in target}


@pytest.mark.parametrize(("russian", "english"), rows(UNSAID, "="))
def test_some_words_go_without_saying(russian, english):
    one, left = unmark(russian)
    assert {span.of(one) for span in find_set_phrases(build(one), build(english))[0]} == {left}


@pytest.mark.parametrize(("russian", "english"), rows(MISSING, "="))
def test_a_phrase_that_nothing_answers_is_missing(russian, english):
    assert find_set_phrases(build(russian), build(english)) == ([], [])
