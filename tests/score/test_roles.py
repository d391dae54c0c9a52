"""Who did it to whom, and from where to where: exchanged, the same in another voice or order, or not to be told."""

import pytest

from bilingual.score.roles import check_roles
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build
from tests.score.tables import rows

ENCODER = FakeEncoder(
    "атаковала attacked",
    "обвинила accused",
    "нанёс struck hit",
    "позвонил called phoned",
    "ввёл imposed",
    "попросила asked",
    "пригласил invited",
    "передал handed",
    "закупила bought",
    "признала recognised",
    "поддержал backed",
    "раскритиковал criticised",
    "предостерегла warned",
    "сбила downed",
    "получила supplied",
    "входит comprises",
)

EXCHANGED = """
Россия атаковала Украину.                    ≠ Ukraine attacked Russia.
Украину атаковала Россия.                    ≠ Ukraine attacked Russia.
Россия обвинила Украину в обстреле.          ≠ Russia was accused of shelling by Ukraine.
Израиль нанёс удар по Ирану.                 ≠ Iran struck Israel.
Израиль нанёс удар по Ирану.                 ≠ Israel was hit by Iran.
Путин позвонил Трампу.                       ≠ Trump called Putin.
Китай ввёл пошлины против США.               ≠ The US imposed tariffs on China.
Армения попросила Россию о помощи.           ≠ Russia later asked Armenia for help.
Байден пригласил Зеленского в Вашингтон.     ≠ Zelensky invited Biden to Washington.
Азербайджан передал Армении тела погибших.   ≠ Armenia handed over the bodies to Azerbaijan.
Индия закупила нефть у России.               ≠ Russia bought oil from India.
Сербия признала Косово.                      ≠ Kosovo recognised Serbia.
Зеленского поддержал Макрон.                 ≠ On Monday Zelensky publicly backed Macron.
Япония предостерегла Китай.                  ≠ China warned Japan.
Захарова раскритиковал Макрона.              ≠ Macron criticised Zakharova.
Поезд шёл из Москвы в Минск.                 ≠ The train was going from Minsk to Moscow.
Из Киева в Варшаву пустили поезд.            ≠ A train to Kyiv from Warsaw was launched.
"""

SAME = """
Россия атаковала Украину.                    = Russia attacked Ukraine.
Украину атаковала Россия.                    = Ukraine was attacked by Russia.
Путину позвонил Трамп.                       = Putin got a call from Trump.
Зеленского поддержал Макрон.                 = On Monday Macron publicly backed Zelensky.
Индия закупила нефть у России.               = Russia sold oil to India.
Россия получила от Ирана ракеты.             = Iran supplied Russia with missiles.
Войска Израиля атаковала Ливан.              = Israel attacked Lebanon.
Иран атаковала Израиль.                      = Israel attacked Iran.
Министр России обвинила Украину.             = Ukraine accused the Russian minister.
Россия и Украина обвинила Турцию.            = Turkey accused Russia, which denies it.
Россия обвинила Украину, Украина — Россию.   = Ukraine accused Russia.
В G7 входит Япония.                          = The G7 comprises Japan.
Турция сбила российский самолёт.             = Russia downed a Turkish plane.
США попросила Катар о помощи.                = The US asked Qatar for help.
НАТО поддержал Афганистан.                   = NATO backed Afghanistan.
Из Москвы в Минск пустили поезд.             = A train to Minsk from Moscow was launched.
Поезд шёл из Москвы в Минск.                 = The train to Moscow was late, said Minsk.
"""


@pytest.mark.parametrize(("russian", "english"), rows(EXCHANGED, "≠"))
def test_exchanged_in_both_directions(russian, english):
    for source, target in ((russian, english), (english, russian)):
        (found,) = check_roles(build(source, ENCODER), build(target, ENCODER)).differences
        assert (found.category, found.severity) == ("accuracy/mistranslation", "critical")
        assert len(found.source) == len(found.target) == 2


@pytest.mark.parametrize(("russian", "english"), rows(SAME, " = "))
def test_the_same_or_not_to_be_told(russian, english):
    for source, target in ((russian, english), (english, russian)):
        assert check_roles(build(source, ENCODER), build(target, ENCODER)).differences == ()
