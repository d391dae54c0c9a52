"""What a quotation says beyond its statement: the words of the source, title and organisation, day and manner."""

from datetime import date

import pytest

from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import find_quotations
from bilingual.statements.dates import find_document_date, resolve_date
from bilingual.statements.gender import guess_gender

SOURCES = [
    # ⟦…⟧ are the words that say who spoke, ⟨…⟩ those that say that he did
    "⟦Anna Reed, the mayor of Orford⟧, ⟨said⟩ that the town would stay.",
    "⟦Orford mayor Anna Reed⟧ ⟨has said⟩ that the town would stay.",
    "⟦Rep. Anna Reed (D-Mo.)⟧ ⟨said Friday⟧ that the town would stay.".replace("Friday⟧", "Friday⟩"),
    "“We stay,” ⟨said⟩ ⟦Anna Reed, a lawyer for the club, who has been its guest for years⟧.",
    "“We stay,” ⟨said⟩ ⟦Anna Reed⟧ in Oslo on Monday.",
    "In a statement ⟦Anna Reed⟧ ⟨said⟩ that the town would stay.",
    "⟨According to⟩ ⟦the town's oldest paper⟧, the hall is closed.",
    "“We stay,” ⟦Mr. Novak, 82⟧, ⟨told⟩ me.",
    "“We stay,” ⟨said⟩ ⟦Del. Anna Reed of the islands⟧.",
    "“We stay,” ⟨said⟩ ⟦one source on the panel⟧.",
    "“We stay,” ⟨said⟩ ⟦a guard at the gate⟧ on Monday.",
    "“We stay,” ⟨said⟩ ⟦Anna Reed, who ran the club from 1995 to 1997 and has backed the mayor since⟧.",
    "“We stay,” ⟨said⟩ ⟦a senior official who was not authorized to speak⟧.",
    "“We stay,” ⟨said⟩ ⟦9/11 widow Anna Reed⟧.",
    "“We stay,” ⟨said⟩ ⟦Anna Reed and Jan Ryba⟧.",
    "“We stay,” ⟦one of the protesters, who asked not to be named⟧, ⟨told⟩ the Tribune.",
    "“We stay,” ⟨according to⟩ ⟦Anna Reed, the mayor⟧.",
    "⟦Anna Reed, R-Ky.⟧, ⟨said⟩ the vote was over.",
    "⟦Reed⟧, for her part, ⟨said⟩ the port was open.",
    "⟦Novak, a former chairman⟧, poked at the mayor during the debate, ⟨tweeting⟩, “Notice the sniffing?”",
    "⟦Another critic, Anna T. Reed⟧, ⟨likened⟩ the rules to “burning the town.”",
    "Lamenting their luck, ⟦Mexicans⟧ ⟨often say⟩, “So far from God.”",
    "When my mother mentioned the devil to me on the road, ⟦I⟧ laughed and ⟨said⟩, “I don't believe in him.”",
    "As ⟦Reed⟧ ⟨put⟩ it, “We stay.”",
    "«Мы остаёмся», — ⟨сказала⟩ ⟦мэр города Анна Седова⟧.",
    "⟨По словам⟩ ⟦мэра Анны Седовой⟧, город остаётся.",
    "⟦Эксперты в Туле⟧ ⟨отмечают⟩, что город остаётся.",
    "⟦Иван Петров⟧ в интервью ⟨заявил⟩, что город остаётся.",
    "О войне министр ⟦Иван Петров⟧ ⟨сказал⟩, что город остаётся.",
    "«Мы остаёмся», — ⟨сказала⟩ ⟦одна из соседок⟧.",
    "Как ⟨заявили⟩ «Известиям» в ⟦министерстве науки⟧, город остаётся.",
    "⟦Он⟧ ⟨заявил⟩, что город остаётся.",
]


def quotations(text, **metadata):
    document = read_text(text)
    return find_quotations(document, segment(document))


@pytest.mark.parametrize("marked", SOURCES)
def test_source_and_cue(marked):
    text = marked.translate(dict.fromkeys(map(ord, "⟦⟧⟨⟩")))
    (found,) = [item for item in quotations(text) if item.manner != "stance"]
    assert found.source is not None
    assert found.cue is not None
    assert found.source.of(text).strip(",.") == marked.partition("⟦")[2].partition("⟧")[0].strip(",.")
    assert found.cue.of(text) == marked.partition("⟨")[2].partition("⟩")[0]


SIGNED = [
    "“We will stay.” — ⟦Anna Reed, mayor of Orford⟧",
    "“We will stay here as long as we can.”\n— ⟦Anna Reed, mayor of Orford⟧",
    "«Мы останемся здесь». — ⟦Иван Петров, мэр города⟧",
    "«Мы останемся здесь».\n\n— ⟦Иван Петров, мэр города⟧",
]


@pytest.mark.parametrize("marked", SIGNED)
def test_a_name_behind_a_dash_signs_the_quotation_before_it(marked):
    text = marked.translate(dict.fromkeys(map(ord, "⟦⟧")))
    (found,) = quotations(text)
    assert found.source is not None
    assert found.source.of(text) == marked.partition("⟦")[2].partition("⟧")[0]
    assert found.person in ("Anna Reed", "Иван Петров")


TITLES = [
    ("Anna Reed, the head of NASA, said that the launch was off.", "head of NASA", "NASA"),
    ("Orford mayor Anna Reed said that the town would stay.", "Orford mayor", "Orford"),
    ("“We stay,” said Anna Reed, who runs the town.", None, None),
    ("In a new tweet Anna Reed said that the town would stay.", None, None),
    ("«Мы остаёмся», — сказал аналитик «Альфа Капитал» Иван Петров.", "аналитик «Альфа Капитал»", "Альфа Капитал"),
]


@pytest.mark.parametrize(("text", "title", "organisation"), TITLES)
def test_title_and_organisation(text, title, organisation):
    (found,) = quotations(text)
    assert (found.title, found.organisation) == (title, organisation)


def test_a_title_said_once_holds_for_all_that_someone_says():
    first, second = quotations("Mayor of Orford Anna Reed spoke. “We stay,” said Reed, a lawyer. She said it was late.")
    assert first.title == second.title == "lawyer"


def test_one_person_in_two_scripts():
    text = "“We stay,” Dmitry Orlov said.\n\nМы остаёмся в городе навсегда. — ОРЛОВ (@orlov) February 24, 2022\n"
    first, second = quotations(text)
    assert second.statement.speaker is not None
    assert second.statement.speaker.name == "ОРЛОВ"
    assert first.person == second.person == "Dmitry Orlov"


MANNERS = [
    ("I said that the town would stay.", "self"),
    ("Я считаю, что город остаётся.", "self"),
    ("Anna Reed said that the town would stay.", "indirect"),
    ("Анна Седова: «Мы остаёмся»\n\nМэр города Анна Седова приехала в Тулу. Её встретили цветами.", "headline"),
]


@pytest.mark.parametrize(("text", "manner"), MANNERS)
def test_manner(text, manner):
    assert quotations(text)[0].manner == manner


# --- days -------------------------------------------------------------------------------------------------------------

TUESDAY = date(2022, 3, 8)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("she said on Thursday", "2022-03-03"),
        ("she said on Tuesday", "2022-03-08"),
        ("she said yesterday", "2022-03-07"),
        ("сообщил он в среду", "2022-03-02"),
        ("сообщил он накануне", "2022-03-07"),
        ("she said on March 3", "2022-03-03"),
        ("сообщил он 3 апреля", "2021-04-03"),
        ("she said on March 3, 2019", "2019-03-03"),
        ("сообщил он 31 февраля", None),
        ("she said", None),
    ],
)
def test_a_day_is_counted_back_from_the_documents_own(words, day):
    assert resolve_date(words, TUESDAY) == day


def test_without_the_documents_date_only_full_dates_are_known():
    assert resolve_date("she said on Thursday", None) is None
    assert resolve_date("she said on 3 March 2022", None) == "2022-03-03"


def test_where_the_documents_date_comes_from():
    assert find_document_date("text", "2022-03-08T10:00:00Z", ()) == TUESDAY
    assert find_document_date("OSLO, March 8, 2022 - The hall is closed.", "soon", ()) == TUESDAY
    assert find_document_date("text", None, (None, "2022-03-01", "2022-03-08")) == TUESDAY
    assert find_document_date("text", None, ()) is None


def test_the_day_is_in_the_frame_not_in_what_was_said():
    (found,) = quotations("OSLO, March 8, 2022 - “We stay till Sunday,” Anna Reed said on Thursday.")
    assert found.date == "2022-03-03"


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Anna Reed", "f"), ("Tom Moss", "m"), ("Robin Reed", None), ("Joshua Reed", "m"), ("Reed", None),
        ("Анна Седова", "f"), ("Иван Орлов", "m"), ("Илья Коваленко", "m"), ("Захарова", "f"), ("Песков", "m"),
        ("Maria Zakharova", "f"), ("Rogozin", None), ("", None),
    ],
)  # fmt: skip
def test_gender_by_the_form_of_a_name(name, gender):
    assert guess_gender(name) == gender


SPEAKERS = [
    ("Компания Apple заявила, что останется.", "Apple"),
    ("Халед аль-Мишри указал, что город остаётся.", "Халед аль-Мишри"),
    ("Египетская сторона также утверждает, что город остаётся.", "Египетская сторона"),
    ("Как писал сайт kp.ru, город остаётся.", "сайт kp.ru"),
    ("The Government of Dubai said that it would stay.", "Government of Dubai"),
    ("“We stay here now,” comments lung specialist Anna Reed.", "Anna Reed"),
    ("The footage is dark. The mayor later told CNN that it was not him.", "mayor"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_names_end_where_they_end(text, speaker):
    (found,) = quotations(text)
    assert found.person == speaker
