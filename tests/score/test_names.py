"""Names that are one name in two languages, and names that were replaced."""

import pytest

from bilingual.score.exonyms import find_exonyms
from bilingual.score.names import check_names
from tests.fake_encoder import FakeEncoder
from tests.score.fake_side import build
from tests.score.tables import rows

ENCODER = FakeEncoder(
    "сказал said",
    "прибыл arrived",
    "приехал came",
    "сериал series",
    "прямая direct",
    "Дагестана Dagestan",
    "линия line",
)

SAME = """
Вчера Сергей Лавров прибыл в Минск.            = Yesterday Sergei Lavrov arrived in Minsk.
Об этом Байдену сказал Эрдоган.                = Erdogan said this to Biden.
Над Россией МКС не летает.                     = The ISS does not fly over Russia.
По словам главы МИД ФРГ, США ушли.             = The German foreign minister said the United States left.
Российский лидер прибыл в Пекин.               = The leader of Russia arrived in Beijing.
Он приехал из Великобритании в ЕС.             = He came from Britain to the European Union.
Вчера Лавров сказал это.                       = Yesterday he said this.
Это Саша сказал Маше.                          = Alexander said it to Maria.
Нажмите «Настройки».                           = Tap Settings.
Его приняли в МИДе.                            = He was received at the Ministry of Foreign Affairs.
Это политика США.                              = It is the US's policy.
Председатель ЛДПР ушёл.                        = The head of the Liberal Democratic Party left.
Это сказал Владимир Владимирович Путин.        = So said Vladimir Putin.
Вашингтон сказал это, а Анкара нет.            = The United States said so, and Turkey did not.
Это сказал Лондон.                             = It was Britain that said it.
Так считает Киев.                              = That is what Ukraine believes.
В Кремле это видят.                            = It is seen in Moscow.
Мы считаем это продолжением встречи в Осло.    = Moscow sees it as the meeting going on.
В Брюсселе недовольны.                         = The mood in the EU is sour.
Компания Илона Маска SpaceX запустила ракету.  = Elon Musk's SpaceX launched a rocket.
"""

REPLACED = """
Вчера [Сергей Лавров] прибыл в Минск.   ≠ Yesterday [Dmitry Peskov] arrived in Minsk.
Он приехал из [США].                    ≠ He came from [Canada].
Министр прибыл в [Минск].               ≠ The minister arrived in [Yerevan].
Это сказал [Берлин].                    ≠ It was [Paris] that said it.
Он приехал из [Канады].                 ≠ He came from [Moscow].
Мы приехали из [Канады].                ≠ We came from [Moscow].
"""


# Only what differs of a name met in part is marked, and two unknown single words are minor.
LESSER = """
Глава Дагестана [Игорь Сомов] прибыл.   ≠ The head of Dagestan [Fenerbahce] arrived.
Он видел [Кротова].                     ≠ He saw [Bagley].
"""


@pytest.mark.parametrize(("russian", "english"), rows(SAME, "="))
def test_same_names_in_both_directions(russian, english):
    for source, target in ((russian, english), (english, russian)):
        assert check_names(build(source, ENCODER), build(target, ENCODER)).differences == ()


@pytest.mark.parametrize(("russian", "english"), rows(REPLACED, "≠"))
def test_replaced_names_in_both_directions(russian, english):
    texts = [text.replace("[", "").replace("]", "") for text in (russian, english)]
    names = [text.partition("[")[2].partition("]")[0] for text in (russian, english)]
    for first, second in ((0, 1), (1, 0)):
        source, target = texts[first], texts[second]
        (found,) = check_names(build(source, ENCODER), build(target, ENCODER)).differences
        assert (found.category, found.subtype, found.severity) == ("accuracy/mistranslation", "name", "major")
        assert [span.of(source) for span in found.source] == [names[first]]
        assert [span.of(target) for span in found.target] == [names[second]]


@pytest.mark.parametrize(("russian", "english"), rows(LESSER, "≠"))
def test_less_sure_names_are_minor(russian, english):
    source, target = (text.replace("[", "").replace("]", "") for text in (russian, english))
    (found,) = check_names(build(source, ENCODER), build(target, ENCODER)).differences
    assert (found.subtype, found.severity) == ("name", "minor")
    for text, spans, marked in ((source, found.source, russian), (target, found.target, english)):
        assert [span.of(text) for span in spans] == [marked.partition("[")[2].partition("]")[0]]


def test_matched_names_are_accounted_for():
    source, target = "Он видел Рогозина.", "He saw Rogozin."
    check = check_names(build(source), build(target))
    assert [span.of(source) for span in check.source] == ["Рогозина"]
    assert [span.of(target) for span in check.target] == ["Rogozin"]


@pytest.mark.parametrize(
    ("target", "is_settled"), [("The minister arrived in Yerevan.", True), ("The minister saw Bagley.", False)]
)
def test_two_names_of_the_table_are_settled(target, is_settled):
    (found,) = check_names(build("Министр прибыл в Минск."), build(target)).differences
    assert found.is_settled is is_settled


def test_headlines_say_nothing_about_names():
    source, target = "МИНИСТР ПРИБЫЛ В МИНСК", "Minister Arrives In Yerevan Today"
    assert check_names(build(source), build(target)).differences == ()


@pytest.mark.parametrize(
    ("russian", "english"),
    [("США", "United States"), ("МКС", "ISS"), ("ООН", "UN"), ("Евросоюза", "EU"), ("китайский", "Chinese")],
)
def test_the_table_knows_both(russian, english):
    rows_of = [{row for _, row in find_exonyms(words.split())} for words in (russian, english)]
    assert rows_of[0] & rows_of[1]


def test_an_acronym_is_not_a_pronoun():
    us = {row for _, row in find_exonyms(["US"])}
    assert us
    assert not us & {row for _, row in find_exonyms(["us"])}
