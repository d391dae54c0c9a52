"""The stages together, with the embedded model."""

import logging
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bilingual
from bilingual.pipeline import Aligner
from bilingual.read import read_text
from tests.fake_encoder import FakeEncoder

SPEECH = """Мост закроют на ремонт в понедельник. Движение пойдёт по объездной дороге. Работы займут три недели."""
REPORT = (
    """The bridge will be closed for repairs on Monday. Traffic will use the bypass. The work will take three weeks."""
)
RECIPE = (
    """Beat two eggs with sugar. Add a glass of flour and bake for half an hour. Let the cake cool before you cut it."""
)


def test_a_pair_that_is_no_translation_is_said_to_be_none(caplog):
    with caplog.at_level(logging.WARNING, "bilingual"):
        report = bilingual.align(SPEECH, RECIPE)
    assert "do not look like translations of each other" in caplog.text
    assert not report.links
    assert len(report.unlinked_source) == len(report.unlinked_target) == 3


def test_documents_that_are_no_translations_are_named_as_the_user_names_them(caplog):
    speech, recipe = (replace(read_text(text), id=name) for text, name in ((SPEECH, "speech"), (RECIPE, "recipe")))
    with caplog.at_level(logging.WARNING, "bilingual"):
        Aligner(encoder=FakeEncoder("мост bridge")).align(speech, recipe)
    assert caplog.messages[0].startswith("speech and recipe do not look like translations")


def test_a_pair_that_is_one_says_nothing(caplog):
    with caplog.at_level(logging.WARNING, "bilingual"):
        report = bilingual.align(SPEECH, REPORT)
    assert not caplog.text
    assert [(len(link.source), len(link.target)) for link in report.links] == [(1, 1)] * 3


@pytest.mark.parametrize(
    ("original", "translation", "text"),
    [
        ("ru", "The work will take three weeks.", SPEECH),
        ("en", "Работы займут три недели.", REPORT),
    ],
)
def test_running_text_is_the_original_where_the_user_says_so(original, translation, text):
    document = f"{translation}\n\n{text}"
    (link,) = bilingual.align(document, original=original).links
    assert link.source_spans[0].span.of(document) == text.split(". ")[2]
    assert link.target_spans[0].span.of(document) == translation


PIECES = st.sampled_from(
    (
        "«Мост закроют», — сказал мэр.",
        "“The bridge will be closed,” said the mayor.",
        "— Имя Фамилия (@handle) May 5, 2014\n\n",
        "Работы займут 3 недели и 2,5 млн рублей…",
        "The work will take three weeks & €2.5m.",
        "#МКС 🚀🇷🇺 не летает",
        "\n\n",
        " (",
        "„",
        "e\u0301\u200d\u200f\ufeff",
        "\ud800",
    )
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=12), max_size=14).map("".join))
def test_every_span_slices_the_text_it_was_given(text):
    report = bilingual.align(text)
    (document,) = report.documents
    assert document.text == text
    for segment in report.segments:
        assert segment.span.of(text) == segment.text
    places = [place for link in report.links for place in (*link.source_spans, *link.target_spans)]
    places += [place for finding in report.findings for place in (*finding.source_spans, *finding.target_spans)]
    for place in places:
        assert 0 <= place.span.start < place.span.stop <= len(text)
        assert place.span.of(text).strip()
    for statement in report.statements:
        assert statement.span.stop <= len(text)


ENCODER = FakeEncoder("мост bridge", "закроют closed", "работы work", "недели weeks", "займут take")
DOCUMENTS = st.lists(PIECES, min_size=1, max_size=6).map("".join)
PAIRS = st.sampled_from([(SPEECH, REPORT), (REPORT, SPEECH), (SPEECH, RECIPE)])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DOCUMENTS | PAIRS, max_size=8), st.sampled_from([1, 3, 1000]))
def test_many_documents_give_the_reports_of_each_byte_for_byte(documents, texts_at_once):
    aligner = Aligner(encoder=ENCODER)
    one_by_one = [aligner.align(*item) if isinstance(item, tuple) else aligner.align(item) for item in documents]
    together = list(aligner.try_many(documents, texts_at_once=texts_at_once))
    assert [report.to_json() for report in together] == [report.to_json() for report in one_by_one]


@pytest.mark.slow
def test_the_embedded_model_gives_the_same_bytes_whatever_is_encoded_beside():
    documents = [
        (SPEECH, REPORT),
        (RECIPE, SPEECH),
        f"{REPORT}\n\n{SPEECH}\n\n— Мэр (@mayor) May 5, 2014",
        (REPORT, SPEECH),
    ]
    aligner = Aligner()
    together = [report.to_json() for report in aligner.align_many(documents)]
    assert together == [bilingual.align(*([item] if isinstance(item, str) else item)).to_json() for item in documents]


def test_a_sentence_that_stands_in_several_documents_is_encoded_once():
    asked = []

    class Counting(FakeEncoder):
        def embed(self, texts, language=None):
            asked.extend(texts)
            return super().embed(texts, language)

    list(Aligner(encoder=Counting()).align_many([(SPEECH, REPORT)] * 3))
    assert sorted(asked, key=len, reverse=True) == sorted(set(asked), key=len, reverse=True)
    assert len(asked) == 6


def test_an_error_is_the_outcome_of_its_document_alone(tmp_path):
    outcomes = Aligner(encoder=ENCODER).try_many([(SPEECH, REPORT), tmp_path / "nothing.txt", (SPEECH, SPEECH), REPORT])
    first, missing, same, last = outcomes
    assert len(first.links) == 2
    assert str(missing) == f"{tmp_path / 'nothing.txt'}: no such file"
    assert "both in Russian" in str(same)
    assert last.documents[0].text == REPORT


def test_align_many_raises_where_the_report_would_be(tmp_path):
    reports = Aligner(encoder=ENCODER).align_many([REPORT, tmp_path / "nothing.txt", REPORT])
    assert next(reports).documents[0].text == REPORT
    with pytest.raises(bilingual.InputError, match="no such file"):
        next(reports)
