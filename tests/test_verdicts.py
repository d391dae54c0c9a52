"""What links mean for statements: tables with the linked words between ⟦ and ⟧."""

import pytest

from bilingual.datatypes import Document, Finding, Link, Location, Segment, Span, Speaker, Statement
from bilingual.rests import missing_rests
from bilingual.verdicts import (
    in_document_order,
    judge_statements,
    missing_sentences,
    said,
    share_speakers,
    summarise,
    unlinked,
)


def build(marked: str, role: str):
    """One statement of the sentences in `marked` (parted by |), with links over the ⟦marked⟧ words."""
    segments, places, text = [], [], ""
    for number, sentence in enumerate(marked.split("|"), start=1):
        start = len(text)
        for part in sentence.replace("⟧", "⟦").split("⟦"):
            text += part
            if f"⟦{part}⟧" in sentence:
                places.append(Location("d1", Span(len(text) - len(part), len(text))))
        segments.append(Segment(f"d1.s{number}", "d1", Span(start, len(text)), text[start:], "ru"))
    content = (Span(0, len(text)),)
    statement = Statement("d1.q1", "d1", "ru", role, "tweet", content, tuple(item.id for item in segments))
    links = [
        Link(f"l{n}", ("d1.s1",), ("d2.s1",), (place,), (Location("d2", Span(0, 1)),), "translation", 0.9, 1, 1, 0.9)
        for n, place in enumerate(places, start=1)
    ]
    return statement, segments, links


@pytest.mark.parametrize(
    ("marked", "original", "report"),
    [
        ("⟦Мы летим домой.⟧|⟦Ждите нас.⟧", "translated", "sourced"),
        ("⟦Мы летим домой.⟧|Ждите нас.", "partial", "partially-sourced"),
        ("Мы летим домой.|Ждите нас.", "untranslated", "unsourced"),
        ("⟦Мы летим домой⟧ сразу после обеда.", "partial", "partially-sourced"),
        ("Итак, ⟦мы завтра летим домой.⟧", "translated", "sourced"),  # one word in five: not a lost clause
        ("⟦Мы летим домой.⟧| /ТАСС/.", "translated", "sourced"),  # nor does where and by whom it was filed
        ("МОСКВА, 12 февраля.|⟦Мы летим домой.⟧", "translated", "sourced"),
        ("РОССИЯ, вставай.|⟦Мы летим домой.⟧", "partial", "partially-sourced"),
        ("⟦Мы летим домой.⟧|🚀", "translated", "sourced"),  # a sentence without words needs no counterpart
    ],
)
def test_status_follows_the_words_that_links_carry(marked, original, report):
    for role, status in (("original", original), ("report", report)):
        statement, segments, links = build(marked, role)
        assert judge_statements([statement], segments, links)[0].status == status


def test_an_unknown_statement_is_a_report_once_it_is_linked():
    statement, segments, links = build("⟦Мы летим домой.⟧", "unknown")
    judged = judge_statements([statement], segments, links)[0]
    assert (judged.role, judged.status) == ("report", "sourced")
    unlinked_one = judge_statements([statement], segments, [])[0]
    assert (unlinked_one.role, unlinked_one.status) == ("unknown", "not-applicable")


def test_unlinked_are_the_said_sentences_without_a_link():
    statement, segments, _ = build("Мы летим домой.|Ждите нас.|🚀", "original")
    assert [item.id for item in unlinked(said([statement], "original", segments), ["d1.s1"])] == ["d1.s2"]


def test_findings_are_numbered_by_their_place():
    documents = [Document("x" * 30, (), id=name) for name in ("d1", "d2")]
    sentence = Segment("d1.s2", "d1", Span(20, 23), "xxx", "ru")
    late = missing_sentences([sentence], "accuracy/omission")[0]
    early = Finding("?", "l1", "accuracy/addition", None, "minor", (), (Location("d1", Span(1, 2)),), "word", 0.5)
    other = Finding("?", "l1", "accuracy/addition", None, "minor", (), (Location("d2", Span(0, 2)),), "word", 0.5)
    ordered = in_document_order([other, late, early], documents)
    assert [(item.id, item.category) for item in ordered] == [
        ("f1", "accuracy/addition"),
        ("f2", "accuracy/omission"),
        ("f3", "accuracy/addition"),
    ]


def test_summary_counts_and_weighs_fidelity_by_length():
    statement, segments, links = build("⟦Мы летим домой.⟧|Ждите нас.", "original")
    judged = judge_statements([statement], segments, links)
    summary = summarise(judged, links, missing_sentences(segments[1:], "accuracy/omission"))
    assert (summary.originals, summary.partial, summary.untranslated, summary.reports) == (1, 1, 0, 0)
    assert summary.findings == {"accuracy/omission": 1}
    assert summary.fidelity == 15 / 25  # the letters of the sentence that is linked, of all
    assert summarise(judged, links, ()).fidelity == summarise([], [], []).fidelity == 1.0


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [(["Ann"], "Ann"), (["Ann", "Bob"], None), ([], None)],
    ids=["one counterpart", "two speakers", "no counterpart"],
)
def test_a_statement_of_nobody_named_has_the_speaker_of_its_counterpart(speakers, expected):
    original = Statement("st1", "d1", "ru", "original", "direct", (Span(0, 9),), ("s1",))
    reports = [
        Statement(f"st{n}", "d1", "en", "report", "direct", (Span(n * 10, n * 10 + 9),), (f"s{n}",), Speaker(name))
        for n, name in enumerate(speakers, start=2)
    ]
    links = [
        Link(
            "l1",
            ("s1",),
            item.segments,
            (Location("d1", Span(0, 9)),),
            (Location("d1", item.span),),
            "translation",
            1,
            1,
            1,
            1,
        )
        for item in reports
    ]
    shared = share_speakers([original, *reports], links)
    assert [item.speaker and item.speaker.name for item in shared] == [expected, *speakers]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Дорогие друзья!", "minor"),
        ("Добрый вечер, уважаемые коллеги!", "minor"),
        ("Ladies and gentlemen,", "minor"),
        ("Thank you very much.", "minor"),
        ("Спасибо за внимание!", "minor"),
        ("В.Путин: Уважаемый господин Президент!", "minor"),
        ("В.Путин: Спасибо.", "minor"),
        ("Рад вас видеть.", "minor"),
        ("I am glad to see you again.", "minor"),
        ("Thank you for the planes.", "major"),
        ("Президент рад.", "major"),
        ("Добрый мэр закрыл мост.", "major"),
        ("Спасибо всем, кто голосовал.", "major"),
        ("Good night, Europe.", "major"),
    ],
)
def test_a_greeting_left_out_is_minor_anything_said_is_major(text, severity):
    segment = Segment("d1.s1", "d1", Span(0, len(text)), text, "ru")
    (finding,) = missing_sentences([segment], "accuracy/omission")
    assert finding.severity == severity


@pytest.mark.parametrize(
    ("marked", "rests"),
    [
        ("⟦Сделка мертва⟧, и реанимировать её никто не собирается.", ["и реанимировать её никто не собирается"]),
        ("⟦Сделка мертва.⟧", []),
        ("⟦Сделка мертва⟧ во вторник в Москве.", []),  # a time and a place
        ("⟦Они летели над городом⟧, и кто-то из них совсем близко.", ["и кто-то из них совсем близко"]),
        ("Вчера в порту объявили, что ⟦сделка мертва⟧, но торги идут.", ["Вчера в порту объявили, что"]),
    ],
)
def test_what_is_left_of_a_sentence_of_which_a_part_was_reported_is_an_omission(marked, rests):
    statement, segments, links = build(marked, "original")
    found = missing_rests([statement], segments, links)
    assert [item.source_spans[0].span.of(segments[0].text) for item in found] == rests
    assert {item.category for item in found} <= {"accuracy/omission"}


def test_a_sentence_that_nobody_reported_has_no_rest():
    statement, segments, _ = build("Сделка мертва, и реанимировать её никто не собирается.", "original")
    assert missing_rests([statement], segments, []) == []
