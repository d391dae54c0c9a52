"""The committed labels point at whole words of texts that are there, or keep no text at all."""

import json

import pytest

from benchmarks.gold.agreement import agree
from benchmarks.gold.corpora import DATA, WRITTEN, find_half, hash_text
from benchmarks.gold.labels import FIRST, OWN, SECOND, join, load, read_key, read_rows
from benchmarks.gold.notation import find_place, parse_labels
from bilingual.datatypes import Span
from bilingual.errors import InputError
from bilingual.evaluate.labelled import read_labelled
from bilingual.words import find_words

PLACES = {"set", "doc", "segment", "side", "original", "sha256", "errors", "frames"}


def test_every_span_of_the_written_part_is_whole_words():
    for pair in load([OWN]):
        for side, text in enumerate((pair.source, pair.target)):
            starts = {word.start for word in find_words(text)}
            stops = {word.stop for word in find_words(text)}
            spans = [span for error in pair.errors for span in (error.source, error.target)[side]]
            for span in [*spans, *pair.frames[side]]:
                assert span.start in starts, (text, span.of(text))
                assert span.stop in stops, (text, span.of(text))


def test_an_omission_is_on_the_original_alone_and_an_addition_on_the_report_alone():
    for pair in load([OWN]):
        for error in pair.errors:
            assert bool(error.source) == (error.category != "accuracy/addition")
            assert bool(error.target) == (error.category != "accuracy/omission") or error.subtype == "modality"


def test_the_written_part_has_both_directions_both_halves_and_faithful_reports():
    pairs = load([OWN])
    assert {pair.names for pair in pairs} == {("ru", "en"), ("en", "ru")}
    assert {pair.half for pair in pairs} == {"calibration", "reporting"}
    assert sum(pair.is_clean for pair in pairs) >= 10


@pytest.mark.parametrize("path", [FIRST, SECOND], ids=lambda path: path.name)
def test_no_text_that_is_not_ours_is_committed(path):
    rows = read_rows(path)
    assert rows
    assert all(set(row) <= PLACES for row in rows)
    assert all(len(digits) == 16 for row in rows for digits in row["sha256"].values())


def test_no_pair_is_labelled_twice_in_one_reading():
    for path in (FIRST, OWN, SECOND):
        keys = [read_key(row) for row in read_rows(path)]
        assert len(keys) == len(set(keys))


def test_a_document_is_in_one_half():
    assert {find_half("kp.235560") for _ in range(3)} == {find_half("kp.235560")}


def test_another_text_under_the_same_key_is_refused(monkeypatch):
    row = {"set": "s", "doc": "d", "segment": "1", "side": "en", "original": "ru", "errors": []}
    row["sha256"] = {"ru": hash_text("Да."), "en": hash_text("Yes.")}
    monkeypatch.setattr("benchmarks.gold.labels.load_texts", lambda _: {read_key(row): ("Да.", "No.")})
    with pytest.raises(InputError, match="the en text is not the one that was labelled"):
        join([row])


def test_a_pair_that_is_not_in_its_set_is_refused(monkeypatch):
    row = {"set": "s", "doc": "d", "segment": "1", "side": "en", "original": "ru", "errors": []}
    monkeypatch.setattr("benchmarks.gold.labels.load_texts", lambda _: {})
    with pytest.raises(InputError, match="no such pair"):
        join([row])


def test_a_set_that_is_not_here_is_left_out(monkeypatch, tmp_path):
    monkeypatch.setattr("benchmarks.gold.corpora.DATA", tmp_path)
    row = {"set": "parallel/none", "doc": "d", "segment": "1", "side": "mt", "original": "ru", "errors": []}
    assert join([row]) == []


def test_the_short_form_becomes_offsets():
    texts = ("Вода давно ушла, на пляж и на рынок.", "The water has gone to the market, he said.")
    labels = parse_labels("om- давно; om+ на@1 & пляж; ?oth! рынок > market; fr > he said", texts, ("ru", "en"))
    assert labels["frames"] == {"en": [[34, 41]]}
    assert [(error["category"], error["severity"], error.get("ru")) for error in labels["errors"]] == [
        ("accuracy/omission", "minor", [[5, 10]]),
        ("accuracy/omission", "major", [[17, 19], [20, 24]]),
        ("accuracy/mistranslation", "critical", [[30, 35]]),
    ]
    assert [error.get("possible", False) for error in labels["errors"]] == [False, False, True]


@pytest.mark.parametrize("wrong", ["xx- давно", "om давно", "om-", "om- вчера", "om- на"])
def test_a_label_that_cannot_be_right_is_refused(wrong):
    with pytest.raises(ValueError, match=r"kind|names no words|stands in"):
        parse_labels(wrong, ("давно на пляж и на рынок", "to the beach"), ("ru", "en"))


def test_a_place_is_whole_words():
    assert Span(*find_place("на", "нас на")).of("нас на") == "на"


def test_readings_agree_as_far_as_they_do():
    texts = {"ru": "Вода давно ушла", "en": "The water has gone"}
    lost = {"category": "accuracy/omission", "severity": "minor", "ru": [[5, 10]]}
    graver = {**lost, "severity": "major", "ru": [[5, 15]]}
    clean, one, other = read_labelled(
        "\n".join(json.dumps({**texts, "errors": errors}) for errors in ([], [lost], [graver])).encode(), "pairs"
    )
    found = agree([(clean, clean), (one, one), (one, other), (clean, one)])
    assert found.kappa == pytest.approx(0.5)
    assert found.word_f1["accuracy/omission"] == pytest.approx(2 * 2 / 6)
    assert found.word_f1["accuracy/addition"] is None
    assert (found.severity, found.n_shared) == (0.5, 2)


def test_the_written_set_is_named_so():
    assert {row["set"] for row in read_rows(OWN)} == {WRITTEN}


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data is not here")
@pytest.mark.parametrize("path", [FIRST, SECOND], ids=lambda path: path.name)
def test_the_labels_fit_the_texts_they_were_made_on(path):
    pairs = load([path])
    assert len(pairs) == len(read_rows(path))
    for pair in pairs:
        for error in pair.errors:
            for text, spans in ((pair.source, error.source), (pair.target, error.target)):
                assert all(span.of(text) == span.of(text).strip() for span in spans)
