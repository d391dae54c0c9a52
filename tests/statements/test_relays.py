"""Who passed on what someone said: he is the relay, the one he quotes is the speaker."""

import pytest

from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import find_quotations

RELAYED = [
    # speaker, relay, and the sentence with ⟦what was said⟧
    ("Anna Novak", "The ministry", "The ministry quoted Anna Novak as saying that ⟦the port would close⟧."),
    ("Anna Novak", "Interfax", "“⟦The port will close,⟧” Interfax quoted Anna Novak as saying."),
    ("Anna Novak", "Interfax", "Anna Novak was quoted by Interfax as saying that ⟦the port would close⟧."),
    ("Anna Novak", "Interfax", "Anna Novak was quoted as saying by Interfax that ⟦the port would close⟧."),
    ("Anna Novak", "Orford Tribune", "⟦The port will close⟧, Mayor Anna Novak said, the Orford Tribune reported."),
    ("Anna Novak", "Reuters", "Anna Novak said ⟦the port would close⟧, Reuters reported."),
    ("Anna Novak", "Orford Tribune", "“⟦The port will close,⟧” Anna Novak said, according to the Orford Tribune."),
    ("Anna Novak", "Orford Tribune", "According to the Orford Tribune, Anna Novak said ⟦the port would close⟧."),
    ("two officials", "Reuters", "Reuters reported, citing two officials, that ⟦the port would close⟧."),
    ("two officials", "Reuters", "Reuters reported that ⟦the port would close⟧, citing two officials."),
    ("Anna Novak", "Reuters", "Reuters reported that Anna Novak said ⟦the port would close⟧."),
    ("Anna Novak", "Reuters", "Reuters reported on Tuesday that Mayor Anna Novak said: “⟦The port will close.⟧”"),
    (
        "Anna Novak",
        "A screenshot",
        "A screenshot shared 400 times claims that port authority spokeswoman Anna Novak said on Tuesday: "
        "“⟦The port will close.⟧”",
    ),
    ("Иван Новак", "Reuters", "Агентство Reuters сообщило, что мэр Иван Новак заявил, что ⟦порт закроют⟧."),
    ("Иван Новак", "ТАСС", "«⟦Мы закроем порт⟧», — сказал мэр Иван Новак, передаёт ТАСС."),
    ("Иван Новак", "ТАСС", "⟦Порт закроют⟧, заявил мэр Иван Новак, передаёт ТАСС."),
    ("Иван Новак", "«Коммерсант»", "По словам мэра Ивана Новака, ⟦порт закроют⟧, сообщает «Коммерсант»."),
    ("Иван Новак", "«Коммерсант»", "Иван Новак заявил, что ⟦порт закроют⟧, пишет «Коммерсант»."),
    ("Иван Новак", "ТАСС", "Как сообщает ТАСС, мэр Иван Новак заявил, что ⟦порт закроют⟧."),
    ("Иван Новак", "ТАСС", "«⟦Мы закроем порт⟧», — цитирует мэра Ивана Новака ТАСС."),
    ("Иван Новак", "«Интерфакс»", "«⟦Мы закроем порт⟧», — приводит слова Ивана Новака «Интерфакс»."),
    ("Иван Новак", "ТАСС", "«⟦Мы закроем порт⟧», — передаёт ТАСС слова Ивана Новака."),
    ("пресс-службу мэрии", "ТАСС", "⟦Порт закроют⟧, сообщает ТАСС со ссылкой на пресс-службу мэрии."),
]

NOT_RELAYED = [
    ("Anna Novak", "Anna Novak said that ⟦the port would close⟧."),
    ("firm", "⟦He resigned, citing health concerns⟧, the firm said."),
    ("Jan Ryba", "⟦Novak thinks so⟧, Jan Ryba said."),
    ("Jan Ryba", "Jan Ryba claimed that ⟦Novak said the port would close⟧."),
    ("survey", "⟦Most people think that it works⟧, according to the survey."),
    ("ТАСС", "⟦Порт закроют⟧, передаёт ТАСС."),
]


def only(marked):
    text = marked.replace("⟦", "").replace("⟧", "")
    document = read_text(text)
    (found,) = find_quotations(document, segment(document))
    said = [span.of(text) for span in found.statement.content]
    assert said == [marked.partition("⟦")[2].partition("⟧")[0]]
    return text, found


@pytest.mark.parametrize(("speaker", "relay", "marked"), RELAYED)
def test_a_relay_is_told_from_the_speaker(speaker, relay, marked):
    text, found = only(marked)
    assert found.statement.speaker.name == speaker
    assert found.relay.of(text) == relay


@pytest.mark.parametrize(("speaker", "marked"), NOT_RELAYED)
def test_who_speaks_himself_is_no_relay(speaker, marked):
    _, found = only(marked)
    assert found.statement.speaker.name == speaker
    assert found.relay is None


ABOUT_THIS = [
    ("Иван Новак", None, "⟦Порт закроют в июне⟧. Об этом сообщил мэр Иван Новак."),
    ("Иван Новак", None, "⟦Порт закроют в июне⟧.\n\nОб этом журналистам рассказал Иван Новак."),
    ("Die Welt", None, "⟦Порт закроют в июне⟧. Об этом в субботу, 11 декабря, сообщает Die Welt."),
    ("Иван Новак", "ТАСС", "«⟦Мы закроем порт⟧», — сказал мэр Иван Новак. Об этом сообщает ТАСС."),
]


@pytest.mark.parametrize(("speaker", "relay", "marked"), ABOUT_THIS)
def test_a_sentence_about_the_one_before_it_names_its_speaker_or_its_relay(speaker, relay, marked):
    text, found = only(marked)
    assert found.statement.speaker.name == speaker
    assert (found.relay.of(text) if found.relay else None) == relay
