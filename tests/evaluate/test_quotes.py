"""Annotated quotations in both forms, and every figure computed by hand."""

import pytest

from bilingual.datatypes import Span
from bilingual.errors import InputError
from bilingual.evaluate.quotes import BASELINE, evaluate_quotes, find_by_marks, find_marked, find_quoted
from bilingual.evaluate.quotes_gold import Annotated, Marked, read_brat, read_quotes, read_token_table, take_half
from bilingual.read import read_text

TEXT = "“We will stay,” Anna Novak said on Monday.\n\nJan Ryba says the bridge is closed.\n"


def at(text, *pieces):
    """Return where each of ``pieces`` first stands."""
    return tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def marked(content, source="", cue="", text=TEXT):
    return Marked(*(at(text, *(piece for piece in [part] if piece)) for part in (content, source, cue)))


GOLD = Annotated(
    "a", TEXT, (marked("“We will stay,”", "Anna Novak", "said"), marked("the bridge is closed", "Jan Ryba", "says"))
)


def figures(gold, *found, find=None):
    result = evaluate_quotes([gold], {"": find or (lambda _: found)}, data="")
    return {(figure.of, figure.metric): round(figure.estimate.value, 3) for figure in result.figures}


def test_what_is_found_as_marked_is_right_in_every_way():
    found = figures(GOLD, *GOLD.quotations)
    assert found["content, direct", "exact F1"] == found["triple, all", "exact F1"] == 1
    assert set(found.values()) == {0, 1}  # 0: nothing is mixed
    assert {of for (of, _), value in found.items() if value == 0} == {"content, mixed", "source, mixed"}


def test_words_spans_and_exactness_of_content():
    # Found: "We will" of 3 marked words, and "the bridge is closed" with "said" before it.
    found = figures(GOLD, marked("We will"), marked("says the bridge is closed"))
    assert found["content, all", "precision"] == round(6 / 7, 3)
    assert found["content, all", "recall"] == round(6 / 7, 3)
    # Overlap: precision (2/2 + 4/5) / 2 = .9, recall (2/3 + 4/4) / 2 = .833.
    assert found["content, all", "overlap F1"] == round(2 * 0.9 * (5 / 6) / (0.9 + 5 / 6), 3)
    assert found["content, all", "exact F1"] == 0


def test_a_source_counts_only_with_its_quotation():
    found = figures(GOLD, marked("We will stay", "Novak"), marked("on Monday", "Jan Ryba"))
    # Of two found and two marked sources, one is half covered by "Novak"; the other's quotation was not found.
    assert found["source, all", "exact F1"] == 0
    assert found["source, all", "overlap F1"] == round(2 * 0.5 * 0.25 / 0.75, 3)
    assert found["source of found, all", "overlap F1"] == round(2 * 1 * 0.5 / 1.5, 3)


def test_a_triple_needs_all_three_parts():
    quotation = GOLD.quotations[0]
    found = figures(GOLD, quotation, Marked(GOLD.quotations[1].content, GOLD.quotations[1].source, ()))
    assert found["triple, direct", "exact F1"] == 1
    assert found["triple, all", "exact F1"] == 0.5


def test_a_conjunction_before_what_was_said_is_not_judged():
    text = "Он сказал, что моста нет."
    gold = Annotated("a", text, (marked("что моста нет", "Он", "сказал", text),))
    assert figures(gold, marked("моста нет", "Он", "сказал", text))["triple, all", "exact F1"] == 1


def test_forms_are_told_by_the_marks():
    text = "He said “yes” and “no way” to them."
    gold = Annotated("a", text, (Marked(at(text, "“yes”")), Marked(at(text, "and “no way” to them"))))
    found = figures(gold, *gold.quotations)
    assert found["content, direct", "F1"] == found["content, mixed", "F1"] == 1
    assert found["content, indirect", "F1"] == 0


def test_the_rules_and_the_marks_alone():
    assert figures(GOLD, find=find_marked)["triple, all", "exact F1"] == 1
    alone = figures(GOLD, find=find_by_marks)
    assert alone["triple, direct", "exact F1"] == 1
    assert alone["content, all", "recall"] == round(3 / 7, 3)


def test_a_name_and_a_verb_are_looked_for_in_the_paragraph_only():
    (found,) = find_by_marks(read_text("Anna Novak spoke and said it.\n\n“We will all stay here.”"))
    assert (found.source, found.cue) == ((), ())


def test_a_quotation_goes_on_in_the_next_paragraph():
    text = "“One.\n\n“Two,” he said."
    assert [span.of(text) for span in find_quoted(read_text(text))] == ["One.", "Two,"]


def test_the_baseline_has_no_rows_of_speech_without_marks():
    result = evaluate_quotes([GOLD], {"": find_marked, BASELINE: find_by_marks}, data="")
    assert {figure.of for figure in result.figures if figure.of.endswith("indirect")} == {
        "content, indirect",
        "source, indirect",
    }


def test_nothing_marked_is_an_error():
    with pytest.raises(InputError, match="nothing is marked"):
        evaluate_quotes([Annotated("a", TEXT, ())], {"": find_marked}, data="")


# --- the two forms of gold --------------------------------------------------------------------------------------------

BRAT = """T1\tSource 16 26\tAnna Novak
T2\tCue 27 31\tsaid
T3\tContent 0 5;6 15\t“We will stay,”
T4\tAttribution 27 31\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
A1\tNested E1
"""


def test_brat_events_join_content_source_and_cue():
    (found,) = read_brat(TEXT, BRAT, "x.ann").quotations
    assert [span.of(TEXT) for span in found.content] == ["“We w", "ll stay,”"]
    assert [span.of(TEXT) for span in found.source + found.cue] == ["Anna Novak", "said"]


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        ("T1\tSource x 26\tAnna", "x.ann, line 1: is no mark of brat"),
        ("T1 Source 1 26 Anna", "x.ann, line 1: is no mark of brat"),
        ("T1\tSource 26 16\tAnna", "x.ann, line 1: is no mark of brat"),
        ("T1\tSource 16 2600\tAnna", "x.ann, line 1: reaches beyond the text"),
        ("E1\tAttribution:T4 Content:T9", "x.ann, line 1: names a mark that is not in the file"),
        ("E1", "x.ann, line 1: an event needs a tab"),
    ],
)
def test_a_wrong_line_is_named(marks, message):
    with pytest.raises(InputError, match=message):
        read_brat(TEXT, marks, "x.ann")


def test_texts_are_found_beside_their_marks_or_in_text(tmp_path):
    for name, folder in (("a", "marks"), ("b", "text")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "marks" / "a.ann").write_text(BRAT, encoding="utf-8")
    (tmp_path / "marks" / "b_0f2c.ann").write_text(BRAT, encoding="utf-8")
    texts, data = read_quotes(tmp_path, lambda path: path.read_bytes())
    assert [text.text for text in texts] == [TEXT, TEXT]
    assert len(data) == 4


def test_a_mark_without_text_and_a_folder_without_marks(tmp_path):
    with pytest.raises(InputError, match=r"holds no \.ann file"):
        read_quotes(tmp_path, lambda path: path.read_bytes())
    (tmp_path / "a.ann").write_text(BRAT, encoding="utf-8")
    with pytest.raises(InputError, match=r"no text a\.txt"):
        read_quotes(tmp_path, lambda path: path.read_bytes())


TOKENS = "lemmas\ttext\tsentence_num\ttags\n" + "\n".join(
    f"x\t{word}\t7\t{tag}"
    for word, tag in [("Папа", "source"), ("сказал", "cue"), (",", "None"), ("что", "content"), ("спит", "content")]
)


def test_an_adaq_sentence_is_one_quotation():
    (text,) = read_token_table(TOKENS, "sentences\tsentence_id\nПапа сказал, что спит.\t7\n", "t")
    (found,) = text.quotations
    assert [span.of(text.text) for span in found.content + found.source] == ["что", "спит", "Папа"]


def test_without_sentences_the_tokens_are_joined():
    (text,) = read_token_table(TOKENS, None, "t")
    assert text.text == "Папа сказал , что спит"


def test_a_table_without_tags_is_refused():
    with pytest.raises(InputError, match="has no column 'tags'"):
        read_token_table("text\tsentence_num\nПапа\t7\n", None, "t")


def test_copies_of_one_text_are_in_one_half():
    texts = [Annotated(str(number), text, ()) for number, text in enumerate("abcbdd")]
    assert [item.name for item in take_half(texts, "tune")] == ["0", "2", "4", "5"]
    assert [item.name for item in take_half(texts, "check")] == ["1", "3"]
    assert take_half(texts, "all") == texts
