"""Whole texts in the formats of the press: who says what, in the order of the text.

Each line below a text is a statement: its form, its speaker, how it begins (and how each later piece of it begins).
"""

import pytest

from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import find_quotations

TEXTS = {
    "several paragraphs, each opened": (
        "“The first part is long and goes on.\n\n“The second goes on too.\n\n“The third ends it,” said Anna Reed.",
        ["direct Anna Reed: The first | The second | The third"],
    ),
    "several paragraphs in one pair of marks": (
        "«Мы строим мост. Денег нет.\n\nМы будем искать их», — сказала Анна Седова.",
        ["direct Анна Седова: Мы строим | Мы будем"],
    ),
    "several paragraphs behind a person": (
        "Anna Reed spoke first. “The first part is long and goes on.\n\n“The second ends it.”",
        ["direct Anna Reed: The first | The second"],
    ),
    "split twice": (
        "«Мы, — сказал Иван Орлов, — остаёмся. И мост, — добавил он, — тоже останется».",
        ["direct Иван Орлов: Мы | остаёмся. И мост | тоже"],
    ),
    "split in English": ("“We,” Anna Reed said, “are staying.”", ["direct Anna Reed: We | are staying"]),
    "a quotation inside a quotation": (
        "«Он сказал мне: „Уходи“, и я ушёл», — вспоминает Иван Орлов.",
        ["direct Иван Орлов: Он сказал мне: „Уходи“, и я ушёл"],
    ),
    "a quotation inside a quotation in English": (
        "“He told me, ‘Go away,’ and I went,” Tom Moss recalled.",
        ["direct Tom Moss: He told me, ‘Go away,’ and I went"],
    ),
    "titles of works and scare quotes": (
        "Anna Reed, author of “The Quiet Town,” won the prize for the so-called “slow bridge” on Monday.",
        [],
    ),
    "titles of works and scare quotes in Russian": (
        "Фильм «Тихий город» показали в клубе «Заря», а так называемый «медленный мост» закрыли.",
        [],
    ),
    "a press release": (
        "FOR IMMEDIATE RELEASE\n\nORFORD, March 14, 2024 – Lowland Pumps, a maker of pumps, today announced that it "
        "will open a plant.\n\n“We are proud,” said Anna Reed, Chief Executive Officer of Lowland Pumps. “The town "
        "deserves it.”\n\n“This is good news,” added Tom Moss, the town's mayor.",
        [
            "indirect Lowland Pumps: it will open",
            "direct Anna Reed: We are proud | The town deserves",
            "direct Tom Moss: This is good",
        ],
    ),
    "a press release in Russian": (
        "Пресс-релиз\n\nТула, 14 марта 2024 года. Компания «Насосы» объявила о строительстве завода.\n\n«Мы гордимся "
        "проектом, — отметил генеральный директор компании «Насосы» Иван Орлов. — Город этого заслуживает».",
        ["stance Компания «Насосы»: строительстве завода", "direct Иван Орлов: Мы гордимся | Город этого"],
    ),
    "questions and answers": (
        "Q: How did you get here?\n\nA: By mistake.\n\nQ: And then?\n\nA: Then I stayed.",
        ["transcript: How did", "transcript: By mistake", "transcript: And then", "transcript: Then I"],
    ),
    "questions and answers on lines": (
        "Вопрос: Как вы попали на маяк?\nОтвет: По ошибке.\nВопрос: А потом?\nОтвет: Остался.",
        ["transcript: Как вы", "transcript: По ошибке", "transcript: А потом", "transcript: Остался"],
    ),
    "an interview with names": (
        "Anna Reed: Why is it closed?\n\nTom Moss: Because it is old.\n\nAnna Reed: Will it open?\n\nTom Moss: No.",
        [
            "transcript Anna Reed: Why is",
            "transcript Tom Moss: Because",
            "transcript Anna Reed: Will it",
            "transcript Tom Moss: No",
        ],
    ),
    "a transcript of three turns": (
        "REED: We will stay.\n\nMOSS: For how long?\n\nREED: For good.",
        ["transcript REED: We will", "transcript MOSS: For how", "transcript REED: For good"],
    ),
    "a transcript of stenographers, with paragraphs that go on": (
        "Владимир Новак: Мы не отказывались.\n\nВопрос: Когда встреча?\n\nВ.Новак: Скоро.\n\nНо не завтра.\n\n"
        "А.Седова (как переведено): Мы ждём.",
        [
            "transcript Владимир Новак: Мы не",
            "transcript: Когда встреча?",
            "transcript Владимир Новак: Скоро",
            "transcript Владимир Новак: Но не",
            "transcript А. Седова: Мы ждём",
        ],
    ),
    "a transcript and an article about it": (
        "Анна Седова: Мост закрыт до самой весны, объезд ведёт через лес.\n\nВопрос: Когда он откроется?\n\n"
        "А.Седова: Мы не знаем, когда он откроется.\n\n"
        "The bridge is closed until spring, Anna Sedova said on Monday.\n\n"
        "“We do not know when it will open,” she told reporters.",
        [
            "transcript Анна Седова: Мост закрыт",
            "transcript: Когда он",
            "transcript Анна Седова: Мы не",
            "indirect Anna Sedova: The bridge",
            "direct Anna Sedova: We do",
        ],
    ),
    "an article that turns to the other language and back": (
        "Новак: мост закрыт\n\n«Мы закрыли мост до самой весны», — сказал мэр Иван Новак.\n\n"
        "«Объезд ведёт через лес», — добавил он.\n\n"
        "The mayor's press office put it so on Monday: the bridge is closed.\n\n"
        "It will be open in spring, said the office.\n\n«Мост откроют весной», — уточнила позже Анна Седова.",
        [
            "headline Иван Новак: мост закрыт",
            "direct Иван Новак: Мы закрыли",
            "direct Иван Новак: Объезд ведёт",
            "transcript: The mayor's",
            "transcript: It will",
            "direct Анна Седова: Мост откроют",
        ],
    ),
    "a dialogue after dashes": (
        "— Мост закрыт, — сказал Иван Орлов.\n\n— Почему? — спросила Анна Седова.\n\n— Он стар, — ответил он.",
        ["direct Иван Орлов: Мост закрыт", "direct Анна Седова: Почему?", "direct Иван Орлов: Он стар"],
    ),
    "a dialogue of nobody named": (
        "— Вы закрыли мост?\n\n— Да, он был стар.\n\n— А когда откроете?\n\n— Не в этом году.",
        ["transcript: Вы", "transcript: Да", "transcript: А когда", "transcript: Не в"],
    ),
    "a headline with a name": (
        "Песков: мост останется\n\nПресс-секретарь президента Дмитрий Песков заявил, что мост останется.",
        ["headline Дмитрий Песков: мост останется", "indirect Дмитрий Песков: мост останется"],
    ),
    "a headline with an institution": (
        "Минобороны: мост останется\n\nМинобороны сообщило, что мост останется. Мост построили в мае.",
        ["headline Минобороны: мост останется", "indirect Минобороны: мост останется"],
    ),
    "a headline with a role": (
        "Mayor: “Bridge will stay closed”\n\nMayor Anna Reed said the bridge would stay closed.",
        ["headline Anna Reed: Bridge will", "indirect Anna Reed: the bridge"],
    ),
    "a headline with a name in English": (
        "Biden: We will not leave the deal\n\nPresident Joe Biden said that the US would not leave.",
        ["headline Joe Biden: We will", "indirect Joe Biden: the US"],
    ),
    "someone quoted by someone": (
        "The ministry quoted Anna Reed as saying that Tom Moss had told the council the port would close.",
        ["indirect Anna Reed: Tom Moss had told"],
    ),
    "remarks that are only introduced": (
        "The port will close. Novak's remarks, posted on her Telegram channel, read:\n\n“We will close the port.”",
        ["direct Novak: We will close"],
    ),
}


def summarise(text):
    document = read_text(text)
    lines = []
    for item in find_quotations(document, segment(document)):
        speaker = item.statement.speaker
        who = f" {speaker.name}" if speaker and speaker.name else ""
        lines.append((f"{item.manner}{who}", [span.of(text) for span in item.statement.content]))
    return lines


@pytest.mark.parametrize("name", TEXTS)
def test_format(name):
    text, expected = TEXTS[name]
    found = summarise(text)
    assert [head for head, _ in found] == [line.partition(": ")[0] for line in expected]
    for (_, pieces), line in zip(found, expected, strict=True):
        starts = line.partition(": ")[2].split(" | ")
        assert len(pieces) == len(starts)
        assert all(piece.startswith(start) for piece, start in zip(pieces, starts, strict=True)), pieces


DATED = [
    ("March 7, 2024\n\nMayor Anna Reed said on Tuesday that the bridge was closed.", "2024-03-05"),
    ("March 7, 2024\n\nTom Moss said yesterday that it was sad.", "2024-03-06"),
    ("March 7, 2024\n\nLast week Tom Moss said that it was sad.", None),
    ("7 марта 2024 года\n\nМэр Анна Седова заявила во вторник, что мост закрыт.", "2024-03-05"),
    ("7 марта 2024 года\n\nНакануне Иван Орлов сказал, что мост откроют.", "2024-03-06"),
    ("Mayor Anna Reed said on Tuesday that the bridge was closed.", None),
]


@pytest.mark.parametrize(("text", "day"), DATED)
def test_days_are_counted_back_from_the_documents_own(text, day):
    document = read_text(text)
    (found,) = find_quotations(document, segment(document))
    assert found.date == day


DESCRIBED = [
    # a description in an oblique case is put into the nominative
    ("По мнению независимого эксперта, мост опасен.", "независимый эксперт", None, None),
    ("По словам экспертов, мост опасен.", "эксперты", None, None),
    ("По словам министра, мост опасен.", "министр", None, None),
    ("По словам бывшего главы порта, мост опасен.", "бывший глава порта", None, None),
    ("По словам местных жителей, мост опасен.", "местные жители", None, None),
    ("По словам очевидцев, мост опасен.", "очевидцы", None, None),
    # whose office it is does not speak
    ("Президент Польши заявил, что мост опасен.", "Президент Польши", None, None),
    ("В Варшаве президент Польши заявил, что мост опасен.", "президент Польши", None, None),
    ("Мост опасен, заявил президент Франции.", "президент Франции", None, None),
    ("По словам президента Польши, мост опасен.", "президент Польши", None, None),
    ("Представитель Белого дома заявил, что мост опасен.", "Представитель Белого дома", None, None),
    ("Посол США в Москве сообщил, что мост опасен.", "Посол США", None, None),
    ("Глава МИД России сообщил, что мост опасен.", "Глава МИД России", None, None),
    ("В МИД Польши сообщили, что мост опасен.", "МИД Польши", None, None),
    ("Президент Шмидт заявил, что мост опасен.", "Шмидт", "Президент", None),
    # nor does who is spoken to
    ("В интервью Томасу Риду президент Польши заявил, что мост опасен.", "президент Польши", None, None),
    ("Министр в интервью Томасу Риду заявил, что мост опасен.", "Министр", None, None),
    ("В интервью телеканалу ABC министр заявил, что мост опасен.", "министр", None, None),
    ("В письме Анне Седовой Иван Орлов сообщил, что мост опасен.", "Иван Орлов", None, None),
    ("В интервью Иван Орлов сообщил, что мост опасен.", "Иван Орлов", None, None),
    # the word that opens a sentence is nobody
    ('According to the ministry, "the bridge is unsafe".', "ministry", None, None),
    ("Following the flood, the ministry said that the bridge was unsafe.", "ministry", None, None),
    ("В городской администрации сообщили, что мост опасен.", "городская администрация", None, None),
    ("По мнению эксперта Ивана Орлова, мост опасен.", "Иван Орлов", "эксперт", None),
    # a paper and a firm are no experts
    ("Die Welt wrote about it. The expert said that the bridge was unsafe.", "expert", None, None),
    # capitals at the start of a sentence, and of an office, are no institutions
    ("Pulmonary specialist Anna Reed said that the air was bad.", "Anna Reed", "Pulmonary specialist", None),
    ("Attorney General Anna Reed said that the air was bad.", "Anna Reed", "Attorney General", None),
    ("Mr. Reed said that the air was bad.", "Reed", None, None),
    ("Anna Reed, a director at Google, said that the air was bad.", "Anna Reed", "director at Google", "Google"),
    ("NASA chief Anna Reed said that the air was bad.", "Anna Reed", "NASA chief", "NASA"),
]


@pytest.mark.parametrize(("text", "name", "title", "organisation"), DESCRIBED)
def test_who_is_only_described(text, name, title, organisation):
    document = read_text(text)
    found = find_quotations(document, segment(document))[-1]
    assert (found.statement.speaker.name, found.title, found.organisation) == (name, title, organisation)
