"""What stands where in a report that people read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from bilingual.datatypes import Document, Finding, Link, Location, Report, Segment, Signature, Span, Statement, Summary
from bilingual.report.view import arrange
from bilingual.report.wording import describe_note, describe_statement, summarise
from tests.report.example import GENTLEMEN, PAIRS, make_report
from tests.report.pair import make_pair
from tests.report.strategies import reports


def plain(pieces):
    """Pieces as text, marked ones between angles."""
    return "".join(f"<{piece.text}>" if piece.mark else piece.text for piece in pieces)


def test_every_original_is_a_card_and_every_sentence_of_it_a_row():
    said, unsaid = arrange(make_report()).cards
    assert [plain(row.source) for row in said.rows] == [
        PAIRS[0][0],
        "Еще есть вариант падения 500-тонной конструкции на Индию <и> Китай.",
        *(pair[0] for pair in PAIRS[2:]),
    ]
    assert [plain(row.target) for row in said.rows] == [
        "… and from falling into the United States and Europe.",
        "… there is another chance of dropping a 500-tonne structure on India <or> China …",
        "… Do you want to threaten them with such a prospect?",
        "The ISS does not fly over Russia, so all the risks are yours.",
        "Are you ready for them?",
    ]
    assert [row.is_faithful for row in said.rows] == [True, False, True, True, True]
    assert [(plain(row.source), plain(row.target)) for row in unsaid.rows] == [(GENTLEMEN, "")]


def test_reports_without_an_original_show_only_what_no_link_reaches():
    partly, wholly = arrange(make_report()).asides
    assert (
        plain(partly.pieces)
        == "… If you block cooperation with us who will save the ISS from an uncontrolled deorbit …"
    )
    assert plain(wholly.pieces).startswith("… As diplomats say, 'our concerns have been heard'. NASA has")
    assert "<#МКС>" in plain(wholly.pieces)
    assert [finding.id for finding in wholly.findings] == ["f2"]


def test_a_pair_is_two_texts_side_by_side_in_the_order_of_both():
    view = arrange(make_pair())
    assert (view.source, view.target) == ("ru", "en")
    assert not view.cards
    assert not view.asides
    assert [(plain(row.source)[:9], plain(row.target)[:9]) for row in view.rows[3:]] == [
        ("Паром раб", "The ferry"),
        ("Ремонт <,", "It will t"),
        ("<Жители о", ""),
        ("Мэр обеща", "The mayor"),
        ("", "<He did n"),
        ("Он <не> у", "He will g"),
    ]


def mixed(text: str, *links: tuple[str, str], original: str) -> Report:
    """A report of ``text``, one segment a line, with an ``original`` statement and links between pieces."""
    segments, start = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        language = "ru" if line[0] > "z" else "en"
        segments.append(Segment(f"s{number}", "d1", Span(start, start + len(line)), line, language))
        start += len(line) + 1

    def at(piece):
        begin = text.index(piece)
        return Location("d1", Span(begin, begin + len(piece)))

    def ids(place):
        return tuple(item.id for item in segments if item.span.overlaps(place.span))

    content = at(original)
    return Report(
        Signature("0", "none", {}), (Document(text, ()),), tuple(segments),
        (Statement("q1", "d1", "ru", "original", "tweet", (content.span,), ids(content), status="partial"),),
        tuple(
            Link(f"l{number}", ids(at(source)), ids(at(target)), (at(source),), (at(target),), "partial", 1, 1, 1, 1)
            for number, (source, target) in enumerate(links, start=1)
        ),
        (), (), (), Summary(1, 0, 1, 0, 0, 0, 0, {}, 1.0),
    )  # fmt: skip


# (text, links, what the rows of the original's card show on its side and on the other)
ROWS = [
    pytest.param(
        "Мы победим, а они уйдут домой.\nWe will win.", [("Мы победим", "We will win.")],
        [("Мы победим …", "We will win."), (", а они уйдут домой.", "")],
        id="a clause nobody reports",
    ),
    pytest.param(
        "Раз.\nДва.\nТри.\nThree.", [("Три.", "Three.")],
        [("Раз. Два.", ""), ("Три.", "Three.")],
        id="neighbours nobody reports are one row",
    ),
    pytest.param(
        "Раз.\nДва.\nThree, two.", [("Раз.", "Three"), ("Два.", "two")],
        [("Раз.", "Three …"), ("Два.", "… two")],
        id="two links into one sentence",
    ),
    pytest.param(
        "Раз.\nДва.\nOne two.", [("Раз.\nДва.", "One two.")],
        [("Раз.\nДва.", "One two.")],
        id="two sentences in one link",
    ),
    pytest.param("Раз.\nOne.", [], [("Раз.", "")], id="nothing reported"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "links", "expected"), ROWS)
def test_rows_of_an_original(text, links, expected):
    russian = text[: next(index for index, sign in enumerate(text) if "A" <= sign <= "Z")].rstrip("\n")
    (card,) = arrange(mixed(text, *links, original=russian)).cards
    assert [(plain(row.source).strip(), plain(row.target).strip()) for row in card.rows] == [
        (source if source[0] != "," else f"… {source}", target) for source, target in expected
    ]


def test_a_link_outside_every_original_stands_elsewhere():
    report = mixed("Раз.\nДва.\nTwo.", ("Два.", "Two."), original="Раз.")
    view = arrange(report)
    assert [plain(row.source) for row in view.rows] == ["Два."]
    assert [plain(row.source) for row in view.cards[0].rows] == ["Раз."]


def test_where_marks_overlap_the_first_counts():
    report = make_report()
    link = report.links[3]
    start = link.source_spans[0].span.start

    def omission(name, a, b):
        place = Location("d1", Span(start + a, start + b))
        return Finding(name, link.id, "accuracy/omission", None, "minor", (place,), (), "", 0.5)

    over = replace(report, findings=(omission("f1", 4, 11), omission("f2", 0, 6), omission("f3", 6, 15)))
    row = arrange(over).cards[0].rows[3]
    assert plain(row.source) == "<Над Ро><ссией><\u0020МКС> не летает, поэтому все риски - ваши."


ONE_SIDED = [
    (("other",), "No Russian or English text found: nothing to compare."),
    (("en", "other"), "No Russian text found: nothing to compare."),
    (("ru",), "No English text found: nothing to compare."),
    (("ru", "en"), "Both languages found, but no statement in one that the other could report: nothing to compare."),
    ((), "No Russian or English text found: nothing to compare."),
]


@pytest.mark.parametrize(("languages", "note"), ONE_SIDED)
def test_nothing_to_compare_is_said_in_a_sentence(languages, note):
    segments = tuple(Segment(f"s{n}", "d1", Span(n, n + 1), "x", name) for n, name in enumerate(languages))
    document = Document("x" * len(languages), ())
    summary = Summary(0, 0, 0, 0, 0, 0, 0, {}, 1.0)
    view = arrange(Report(Signature("0", "none", {}), (document,), segments, (), (), (), (), (), summary))
    assert describe_note(view) == note
    assert (view.cards, view.rows, view.asides) == ((), (), ())


def test_the_summary_in_one_line():
    assert summarise(make_report()) == (
        "2 originals: 1 translated, 1 untranslated · 3 reports: 1 sourced, 1 partly sourced, 1 unsourced · "
        "2 minor findings · fidelity 98%"
    )
    assert summarise(make_pair()) == (
        "7 links · 1 sentence left out · 1 sentence added · 6 findings: 1 critical, 3 major, 2 minor · fidelity 83%"
    )


def test_who_said_it():
    statements = make_report().statements
    assert describe_statement(statements[2]) == "РОГОЗИН @Rogozin · tweet · 2022-02-24 · cut off at the start"
    assert describe_statement(replace(statements[0], speaker=None)) == "unknown speaker · direct quote"


@settings(max_examples=60, deadline=None)
@given(reports())
def test_no_report_breaks_the_view_and_every_finding_is_in_it(report):
    view = arrange(report)
    assert sorted(item.id for item in view.findings) == sorted(item.id for item in report.findings)
    shown = [row.link.id for row in (*view.rows, *(row for card in view.cards for row in card.rows)) if row.link]
    assert len(shown) == len(set(shown))
    if not view.note and (len(report.documents) > 1 or view.cards or view.rows):
        assert sorted(shown) == sorted(item.id for item in report.links)
