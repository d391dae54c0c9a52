"""Sentence ends. ``|`` marks every expected end inside the text; it stands before the white space and is taken out."""

import pytest

from bilingual.segment.rules import RULES
from bilingual.segment.sentences import LONGEST_SENTENCE, split_sentences

TABLE = """
# quotations: what closes stays with its sentence, the frame with the first one
The envoy asked, "Do you want to pay for that?| Our ships do not call there, so the risk is yours.| Are you ready?"
"What?" he asked.| Nobody answered.
"What now?" President Morrow asked.| Nobody knew.
"Leave us alone!"| He slammed the door.
It said, "As the proverb goes, 'our worries have been heard'.| The agency will go on."| Then it fell silent.
He called it “a budget of slogans.”| Nobody laughed.
«Что?» — спросил он.| Все молчали.
«Готовы?» спросил он.| «Да!»| Все ушли.
«Уйдут!» — Захаров.| Так и вышло.
Он спросил: «Готовы?»| Все молчали.
Он сказал: «Мы уйдём.| Вы останетесь».| Потом ушёл.
Он сказал: «Мы уйдём. »| Потом ушёл.
„Мы уйдём.“| И ушли.
ведущий «Кто? Где? Когда?» Борис Крук уехал.| Все плакали.

# dialogue
— Да.| — Как дела?| — Хорошо, — ответил он.| — А у тебя?
— Вы поднимете цены? — спросили из зала.| — Нет.

# brackets
He left (really!) and came.| (He left.)| Then came.
He left (really!) They stayed behind.

# names, titles, initials
А. С. Пушкин родился в 1799 г.| Он умер в 1837 г. в Петербурге.
Так говорил В. В. Петров.| Всё.
J. K. Rowling wrote it.| George W. Bush read it.
Mr. Smith of the U.S. Senate met Dr. Jones at 5 p.m. on Monday.
Sen. Ann Reed, R-Vt., spoke.| She lost.
Vladimir V. Petrov responded.| He left at 10 a.m.| The end.
Apple Inc. Chief Executive Ann Reed spoke.| She left Apple Inc.| The shares fell.
The U.N. Security Council met.| The U.N. did nothing.
He lives in the U.S.| The family moved in Jan. 2014.

# abbreviations
Это г. Москва, а не г. Тверь.| В 2014 г. Россия изменилась.| Т. е. совсем.
Он родился в 1952 г.| Окончил университет.
Это стоит 5 млн. рублей, т. е. немного.| Дорого!
Это стоит 5 тыс. руб.| Дорого.
Он живёт на ул. Ленина, д. 5.| Звоните.
Встреча в музее им. Гагарина и т. д.| Потом конец.
Есть сыр, мясо и т. д.| Приходите все.| Встреча в 5 a. m. on Monday.
Все помнят о нем.| Министр промолчал.
Скажи им.| Они ждут.
ООО «Ромашка» и др. компании закрыты.| Рабочие уволены.
Сейчас 5 ч. 30 мин.| Пора.
Днём будет 15 °С.| Ветер слабый.
P.S. Он ушёл.
Ст. 228 УК РФ.| Суд идёт.

# numbers
We paid 3.5 million, i.e. too much.| See No. 5 and p. 7.| Done.
No.| He refused.
The price rose 3.5%.| In Omsk it fell.
1. Санкции введены.| 2. Ответ будет.
Москва. 27 ноября. INTERFAX.RU - Мост закроют.| Так сказал мэр.
MOSCOW. Nov 27 (Interfax) - The bridge will close.| So the mayor said.
Нужны две вещи: 1. Деньги и люди.| 2. Время.
We need two things: 1. Money and people.| 2. Time.
Он родился 5 янв. 1950 г. в Омске.| Да.

# dots, shouts, small letters
Really...?| Yes!!!| No?!| OK.
Ну... ладно.| Понятно?!| Ну вот…| Дальше.
... и тогда он ушёл.| Всё.
а вы готовы?| нет.| мы тоже
Он купил iPhone.| iPhone сломался.

# the web
Летим 🚀| Завтра летим 🚀
Летим! 🚀🚀| Завтра летим.
I ❤ Moscow and 🇷🇺 Russia.
We go. https://t.co/abc| They stay.
This is our answer. #МКС #NASA
Я люблю mail.example и example.com.| Вот так.
был конец.|Начало было потом.
В Яндекс.Такси ездят все.| Да.
"""

ROWS = [line for line in TABLE.splitlines() if line and not line.startswith("# ")]


def sentences(text):
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize("row", ROWS)
def test_sentences_end_where_the_table_says(row):
    assert sentences(row.replace("|", "")) == [part.strip() for part in row.split("|")]


def test_every_rule_decides_somewhere_in_the_table():
    fired = set()
    for row in [*ROWS, "Он пришёл. — »"]:
        split_sentences(row.replace("|", ""), lambda decision: fired.add(decision.rule))
    assert fired == {rule.__name__ for rule in RULES}


def test_explain_points_at_the_stop():
    text = "See No. 5. Done."
    heard = []
    split_sentences(text, heard.append)
    assert [(decision.rule, decision.span.of(text), decision.outcome) for decision in heard] == [
        ("before_number", ".", "the sentence goes on"),
        ("stop", ".", "a sentence ends"),
    ]


def test_text_without_stops_is_cut_at_white_space():
    text = "слово " * 1_000
    pieces = sentences(text)
    assert all(len(piece) <= LONGEST_SENTENCE for piece in pieces)
    assert all(set(piece.split()) == {"слово"} for piece in pieces)
    assert " ".join(pieces) == text.strip()


def test_text_without_white_space_is_cut_but_not_between_a_letter_and_its_marks():
    text = "и\u0306" * 2_500  # й, decomposed
    pieces = sentences(text)
    assert "".join(pieces) == text
    assert all(len(piece) <= LONGEST_SENTENCE for piece in pieces)
    assert not any(piece.startswith("\u0306") for piece in pieces)
