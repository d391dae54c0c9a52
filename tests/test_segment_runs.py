"""Language runs. ``|`` marks where the language of the run changes, or a translated quotation is cut out."""

import pytest

from bilingual.segment.runs import find_runs

TABLE = """
# foreign_words: hashtags, names, terms and single words stay in their sentence
The agency will go on working with its partners on #МКС. In the meantime, МКС flies on.
Он купил «Microsoft Windows и iPhone» и ушёл.
Газета The New York Times сообщила об этом вчера вечером.
The New York Times: Жители города страшно скучают по сыруВ августе исполнится ровно год.
Группа «Pink Floyd» выпустила альбом «The Dark Side of the Moon» очень давно.
газета «Нью-Йорк таймс» (The New York Times) писала об этом
В сети вирусится fake news о вакцинах, и это надоело.
The word “хозяйственник” is hard to translate.
Привет! Hello! Как дела?

# foreign_quotation
Он написал: |«We will never forget it»| — и ушёл.
She told them |«Наш ответ (военный) будет жёстким!»| and left with 500 men.
He tweeted: |"Мы запускаем iPhone завтра"| and left.
Он |(he is a good man)| пришёл.

# glossed_quotation
He wrote |“Крым наш”| (“Crimea is ours”)| on the wall. Then he left.
He wrote |“Крым наш”| (“Crimea is ours”),| a slogan.
and that |«все цели поражены»| ("all targets were hit").
“Crimea is ours”| (Крым наш),| they said loudly together.
the so-called |“русский мир”| (Russian world)| is a doctrine
В статье |“we are here to stay”| (мы здесь надолго)| автор пишет о доме.

# foreign_passage, foreign_sentence
Вы хотите им угрожать такой перспективой?| Do you want to threaten them with such a prospect?
In August it will be a year since МКС was launched.| В августе исполнится год. Ещё раз.| And again, we see it.
Спасибо. |Thank you all.| Пока, друзья мои.
They said 500 times |500 раз мы им это говорили| and nobody listened.

# language_quotation
The director was encouraging: |„Das Mammut hat schon Schlimmeres überlebt, und wir kommen wieder.“
"""

ROWS = [line for line in TABLE.splitlines() if line and not line.startswith("# ")]


def runs(text):
    return [span.of(text) for span in find_runs(text)]


@pytest.mark.parametrize("row", ROWS)
def test_runs_change_where_the_table_says(row):
    assert runs(row.replace("|", "")) == [part.strip() for part in row.split("|")]


def test_every_rule_of_the_docstring_fires_in_the_table():
    fired = set()
    for row in ROWS:
        find_runs(row.replace("|", ""), lambda decision: fired.add(decision.rule))
    assert fired == {
        "foreign_passage", "foreign_sentence", "foreign_quotation", "glossed_quotation", "language_quotation",
        "foreign_words",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["“Крым наш (now", "»«»“ наш” word (", '" "слово" word"', "((((Крым наш)"])
def test_unbalanced_marks_lose_nothing(text):
    assert "".join("".join(runs(text)).split()) == "".join(text.split())
