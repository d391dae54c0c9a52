"""Russian, English, or neither."""

import pytest

from bilingual.language import identify, recognise, script_of

RUSSIAN = """
Европы?
Да.
Нет!
Всем привет!
Крым наш!
ПУТИН, УХОДИ!
КАКОГО ХРЕНА ВЫ ТВОРИТЕ???
Блядь, опять двадцать пять.
Охуеть.
Хуйня какая-то
Лол, кек.
Спс, ок.
Пздц.
Ждём-с.
РФ и США
Минобороны: сбито 5 БПЛА
Свободу Навальному!
Простите за неудобства
Нажмите
Стало холодно.
Москва. Кремль. Путин.
Сегодня #WeStandWithYou в Москве https://example.com/en/page
Газета The New York Times сообщила об этом
"""
ENGLISH = """
Yes.
OMG.
WTF?!
u mad bro?
ur wrong
Now everyone is screwed.
This is a complete clusterfuck.
MAKE AMERICA GREAT AGAIN
Vladimir Putin
Image: AP
Gazprom Neft
Nyet!
Le Monde reported it.
Der Spiegel quoted him.
Sergey Viktorovich Lavrov
Santa Barbara
Are you ready for them?
The agency works on #МКС and #Россия
Do your “хозяйственник” a favour
"""
NEITHER = """
Слава Україні!
Сьогодні вранці ворог знову обстріляв наше місто.
Я не ведаю, што рабіць далей.
Надвор'е заўтра будзе халоднае.
Правителството прие новия бюджет за следващата година.
Може ли да ми помогнете?
Влада је усвојила нови закон о порезима.
Владата го усвои новиот закон за даноци.
Президент жаңа заңға қол қойды.
Die Regierung hat den neuen Haushalt beschlossen.
Der Präsident sagte, er werde nicht unterschreiben.
Le gouvernement a adopté le nouveau budget.
El gobierno aprobó el nuevo presupuesto.
Il governo ha approvato il nuovo bilancio.
Rząd przyjął nowy budżet.
Hükümet yeni bütçeyi kabul etti.
Η κυβέρνηση ενέκρινε τον νέο προϋπολογισμό.
政府通过了新的预算。
الحكومة أقرت الميزانية الجديدة
500 %
🚀🚀
"""


def rows(table):
    return table.strip().splitlines()


@pytest.mark.parametrize("text", rows(RUSSIAN))
def test_russian_however_short_rude_or_loud_is_russian(text):
    assert identify(text) == "ru"


@pytest.mark.parametrize("text", rows(ENGLISH))
def test_english_however_short_rude_or_loud_is_english(text):
    assert identify(text) == "en"


@pytest.mark.parametrize("text", rows(NEITHER))
def test_the_neighbours_are_other(text):
    assert identify(text) == "other"


@pytest.mark.parametrize("text", ["Дмитрий Рогозин", "Vladimir Putin", "Да.", "500"])
def test_what_could_be_in_several_languages_is_not_recognised(text):
    assert recognise(text) is None


def test_names_weigh_less_than_small_words():
    assert script_of("газета The New York Times пишет об этом") == "ru"
    assert script_of("The Bank of Новая Москва") == "en"


def test_running_text_is_told_without_the_identifier(monkeypatch):
    def must_not_load():
        raise AssertionError("the identifier was loaded")

    monkeypatch.setattr("bilingual.language._identifier", must_not_load)
    assert identify("Над городом станция не летает, поэтому все риски ваши.") == "ru"
    assert identify("The station does not fly over the city, so all the risks are yours.") == "en"
