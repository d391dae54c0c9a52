"""What was said in a sentence, by whom, announced by which word.

⟦…⟧ is what was said, ⟨…⟩ the cue; the name beside each sentence is the speaker. A sentence with several ⟦…⟧ and one
speaker is one statement in pieces.
"""

import pytest

from tests.statements.marked import read_marks, said_in, statements_of

DIRECT = [
    # the frame before, after, inside
    ("In a tweet, Anna Reed ⟨said⟩, “⟦We will stay.⟧”", "Anna Reed"),
    ("“⟦We will stay,⟧” Anna Reed ⟨said⟩.", "Anna Reed"),
    ("“⟦We will stay,⟧” ⟨said⟩ Anna Reed, the mayor of Orford.", "Anna Reed"),
    ("“⟦We will stay,⟧” Anna Reed, the mayor of Orford, ⟨said⟩ on Monday.", "Anna Reed"),
    ("“⟦We will stay,⟧” Mr. Reed ⟨said⟩, “⟦whatever it costs.⟧”", "Reed"),
    ("“⟦We will stay,⟧” Anna Reed ⟨told⟩ reporters. “⟦All of us.⟧”", "Anna Reed"),
    ('Anna Reed ⟨told⟩ reporters in Oslo on Monday: "⟦We will stay.⟧"', "Anna Reed"),
    ("Asked about the strike, Anna Reed ⟨replied⟩: “⟦No comment at all.⟧”", "Anna Reed"),
    ("‘⟦We will stay,⟧’ ⟨wrote⟩ Anna Reed.", "Anna Reed"),
    ("Anna Reed and Tom Moss ⟨said⟩: “⟦We will stay.⟧”", "Anna Reed and Tom Moss"),
    ("Deputy Foreign Minister Anna Reed ⟨said⟩: “⟦We will stay.⟧”", "Anna Reed"),
    ("NASA ⟨said⟩ in a statement: “⟦The launch is off.⟧”", "NASA"),
    ("“⟦He told me ‘go away’ twice,⟧” Anna Reed ⟨said⟩.", "Anna Reed"),
    ("Anna Reed ⟨called⟩ the plan “⟦a disgrace to the town⟧” on Monday.", "Anna Reed"),
    ("Anna Reed was blunt: “⟦Nobody will leave this town.⟧”", "Anna Reed"),
    ("@anna_reed ⟨tweeted⟩: “⟦We will stay.⟧”", "@anna_reed"),
    ("«⟦Мы остаёмся⟧», — ⟨сказала⟩ Анна Седова.", "Анна Седова"),
    ("«⟦Мы остаёмся⟧», — Анна Седова ⟨сказала⟩ это вчера.", "Анна Седова"),
    ('"⟦Мы остаёмся⟧", - ⟨заявила⟩ мэр города Анна Седова журналистам.', "Анна Седова"),
    ("Анна Седова ⟨сказала⟩: «⟦Мы остаёмся⟧».", "Анна Седова"),
    ("Выступая в Туле, Анна Седова ⟨заявила⟩: «⟦Мы остаёмся⟧».", "Анна Седова"),
    ("«⟦Мы остаёмся, —⟧ ⟨сказала⟩ Анна Седова. — ⟦Все до одного⟧».".replace(", —⟧", ",⟧ —"), "Анна Седова"),
    ("«⟦Мы остаёмся⟧», — ⟨сообщил⟩ «Интерфаксу» представитель завода Иван Петров.", "Иван Петров"),
    ("— ⟦Мы остаёмся,⟧ — ⟨сказала⟩ Анна Седова. — ⟦Все до одного.⟧", "Анна Седова"),
    ("— ⟦Вы остаётесь?⟧ — ⟨спросила⟩ Анна Седова.", "Анна Седова"),
    ("Анна Седова ⟨сказала⟩: ⟦попробуйте сами⟧.", "Анна Седова"),
    ("Министр Анна Седова ⟨назвала⟩ план «⟦позором для города⟧».", "Анна Седова"),
    ("Иванов ⟨назвал⟩ Сомова «⟦лжецом⟧».", "Иванов"),
    ("В обращении Анны Седовой ⟨говорится⟩: «⟦Мы остаёмся⟧».", "Анна Седова"),
]

INDIRECT = [
    # a description before the name, a place that speaks, his words
    ("⟦The hall will close⟧, its director, Anna Reed, ⟨said⟩ on Monday.", "Anna Reed"),
    ("⟦The hall has been found empty⟧, the Institute of Marine Studies ⟨announced⟩.", "Institute of Marine Studies"),
    ("В министерстве ⟨заявили⟩, что ⟦город остаётся⟧.", "министерство"),
    ("В среду вечером на вопрос о мосте мэр ⟨ответил⟩, что ⟦город остаётся⟧.", "мэр"),
    ("Анна Седова вернулась. ⟨По её словам⟩, ⟦город остаётся⟧.", "Анна Седова"),
    ("⟦Завод закроют⟧, о чём ⟨заявил⟩ Иван Петров.", "Иван Петров"),
    ("Военный комиссар ⟨сказал⟩, что ⟦город остаётся⟧.", "Военный комиссар"),
    ("Со ссылкой на данные завода издание ⟨сообщает⟩, что ⟦город остаётся⟧.", "издание"),
    # someone passes on what another said
    ("The ministry quoted Anna Reed as ⟨saying⟩ that ⟦the town would stay⟧.", "Anna Reed"),
    ("Anna Reed was quoted by the Post as ⟨saying⟩ that ⟦the town would stay⟧.", "Anna Reed"),
    # a conjunction further inside belongs to what was said
    ("Anna Reed ⟨said⟩ ⟦she was happy that the town would stay⟧.", "Anna Reed"),
    ("Anna Reed ⟨said⟩ ⟦she would believe it when she saw it⟧.", "Anna Reed"),
    ("Anna Reed ⟨says⟩ ⟦the deal represents the “same old story”⟧.", "Anna Reed"),
    # a finding needs its conjunction
    ("The Orford Post has ⟨learned⟩ that ⟦the town would stay⟧.", "Orford Post"),
    # a participle behind a comma
    ("Anna Reed turned the offer down, ⟨saying⟩ ⟦the town would stay⟧.", "Anna Reed"),
    ("Anna Reed ⟨said⟩ that ⟦the town would stay⟧.", "Anna Reed"),
    ("Anna Reed ⟨said⟩ ⟦the town would stay⟧.", "Anna Reed"),
    ("Anna Reed ⟨said⟩ on Monday ⟦the town would stay⟧.", "Anna Reed"),
    ("Anna Reed ⟨told⟩ a conference in St. Ives that ⟦the town would stay⟧.", "Anna Reed"),
    ("The head of the space agency, Anna Reed, ⟨stated⟩ that ⟦the launch was off⟧.", "Anna Reed"),
    ("This came after US President Anna Reed in her Monday speech ⟨claimed⟩ that ⟦the launch was off⟧.", "Anna Reed"),
    ("Anna Reed, the head of the agency, took to Twitter and ⟨asked⟩ if ⟦the launch was off⟧.", "Anna Reed"),
    ("Anna Reed ⟨asked⟩ ⟦why the launch was off⟧.", "Anna Reed"),
    ("Anna Reed ⟨vowed⟩ ⟦to stay in town⟧.", "Anna Reed"),
    ("⟦The launch was off⟧, Anna Reed ⟨said⟩.", "Anna Reed"),
    ("⟦The launch⟧, Anna Reed ⟨said⟩, ⟦is off⟧.", "Anna Reed"),
    ("⟨According to⟩ Anna Reed, ⟦the launch is off⟧.", "Anna Reed"),
    ("⟦The launch is off⟧, ⟨according to⟩ Anna Reed.", "Anna Reed"),
    ("As Anna Reed ⟨said⟩, ⟦the launch is off⟧.", "Anna Reed"),
    ("ORFORD, March 14 (Wire) - Anna Reed ⟨said⟩ that ⟦the launch was off⟧.", "Anna Reed"),
    ("Анна Седова ⟨заявила⟩, что ⟦город остаётся⟧.", "Анна Седова"),
    ("Анна Седова ⟨заявила⟩ вечером в среду, что ⟦город остаётся⟧.", "Анна Седова"),
    ("Как ⟨сообщила⟩ Анна Седова, ⟦город остаётся⟧.", "Анна Седова"),
    ("⟨По словам⟩ Анны Седовой, ⟦город остаётся⟧.", "Анна Седова"),
    ("⟨По словам⟩ Анны Седовой, мэра города, ⟦город остаётся⟧.", "Анна Седова"),
    ("⟦Город остаётся⟧, ⟨сообщила⟩ Анна Седова.", "Анна Седова"),
    ("⟦Город⟧, ⟨говорит⟩ Анна Седова, ⟦остаётся⟧.", "Анна Седова"),
    ("Анна Седова ⟨рассказала⟩, ⟦как город остался один⟧.", "Анна Седова"),
    ("Анна Седова ⟨пообещала⟩ ⟦остаться в городе⟧.", "Анна Седова"),
    ("Глава России Анна Седова ⟨заявила⟩ «Труду», что ⟦город остаётся⟧.", "Анна Седова"),
    ("Журналистам ⟨сообщила⟩ Анна Седова, что ⟦город остаётся⟧.", "Анна Седова"),
]

MIXED = [
    ("Anna Reed ⟨said⟩ that ⟦the launch was off⟧ and asked, “⟦Are you ready?⟧”", "Anna Reed"),
    ("Анна Седова ⟨заявила⟩, что ⟦запуск отменён⟧, и спросила: «⟦Вы готовы?⟧»", "Анна Седова"),
]

SILENT = [
    "The so-called “special regime” began on Monday.",
    "Anna Reed reads “The Quiet Town” every year.",
    'The film "Dune" was released in spring.',
    "Anna Reed did not say whether the town would stay.",
    "The claims were false and the reports were late.",
    "He is 5'10\" tall and she isn't.",
    "Она читает «Войну и мир» каждый год.",
    "Завод «Труд» открылся весной.",
    "Анна Седова не сказала, что город остаётся.",
    "Об этом стало известно вчера.",
]


@pytest.mark.parametrize(
    ("marked", "speaker", "form"),
    [(*case, "direct") for case in DIRECT]
    + [(*case, "indirect") for case in INDIRECT]
    + [(*case, "mixed") for case in MIXED],
)
def test_content_cue_speaker_and_form(marked: str, speaker: str, form: str) -> None:
    expected = read_marks(marked)
    document, statements = statements_of(expected.text)
    assert len(statements) == 1, [said_in(document, item) for item in statements]
    (statement,) = statements
    assert said_in(document, statement) == expected.said
    assert statement.form == form
    assert (statement.cue or "").lower() == "".join(expected.cues).lower()
    assert statement.speaker is not None
    assert speaker in (statement.speaker.name, statement.speaker.handle)


@pytest.mark.parametrize("text", SILENT)
def test_titles_terms_and_silence_are_no_statements(text: str) -> None:
    document, statements = statements_of(text)
    assert [said_in(document, item) for item in statements] == []


def test_two_speakers_set_against_each_other_are_two_statements() -> None:
    document, statements = statements_of(
        "Anna Reed said that the launch was off, while Tom Moss claimed that it was on."
    )
    assert [(item.speaker.name, said_in(document, item)) for item in statements if item.speaker] == [
        ("Anna Reed", ["the launch was off"]),
        ("Tom Moss", ["it was on"]),
    ]


def test_a_quotation_across_paragraphs_is_one_statement() -> None:
    text = "“The first part of it is long, and it goes on.\n\n“The second part ends it,” Anna Reed said."
    document, (statement,) = statements_of(text)
    assert said_in(document, statement) == ["The first part of it is long, and it goes on.", "The second part ends it,"]
    assert statement.speaker
    assert statement.speaker.name == "Anna Reed"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NASA refuted it. In a statement, it said,\n\nThe launch goes on as planned. No changes are made.", "NASA"),
        ("Анна Седова ответила критикам. Она сказала:\n\nЗапуск идёт по плану. Никаких изменений нет.", "Анна Седова"),
    ],
)
def test_a_paragraph_behind_a_lead_in_is_quoted_without_marks(text: str, name: str) -> None:
    document, statements = statements_of(text)
    assert said_in(document, statements[-1]) == [text.split("\n\n")[1]]
    assert statements[-1].form == "direct"
    assert statements[-1].speaker
    assert statements[-1].speaker.name == name


def test_an_interview_is_a_transcript() -> None:
    text = "Вопрос: Как вы попали на маяк?\n\nОтвет: По ошибке. Меня наняли красить забор."
    document, statements = statements_of(text)
    assert [item.form for item in statements] == ["transcript", "transcript"]
    assert said_in(document, statements[1]) == ["По ошибке. Меня наняли красить забор."]
