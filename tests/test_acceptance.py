"""What a reader must get from the worked example, checked by meaning on the JSON of ``bilingual align``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

SEED = Path(__file__).parents[1] / "seeds" / "000_e8c37c1693dfbc87.txt"

EUROPE = "Европы?"
INDIA = "Еще есть вариант падения 500-тонной конструкции на Индию и Китай."
THREATEN = "Вы хотите им угрожать такой перспективой?"
RISKS = "Над Россией МКС не летает, поэтому все риски - ваши."
READY = "А вы к ним готовы?"
GENTLEMEN = "Господа, вы когда санкции планируете, проверяйте тех, кто их генерирует, на предмет болезни"

FAITHFUL = {
    THREATEN: "Do you want to threaten them with such a prospect?",
    RISKS: "The ISS does not fly over Russia, so all the risks are yours.",
    READY: "Are you ready for them?",
}
LEAD_IN = "Adding more to it, he also said that"
BYLINE = "— РОГОЗИН (@Rogozin) February 24, 2022"


class Reading:
    """A report and its text, with the questions these tests ask."""

    def __init__(self, report: dict[str, Any], text: str) -> None:
        self.report = report
        self.text = text
        (self.document,) = report["documents"]
        self.segments = self.document["segments"]

    def place(self, snippet: str) -> tuple[int, int]:
        assert self.text.count(snippet) == 1, snippet
        start = self.text.index(snippet)
        return start, start + len(snippet)

    def segments_at(self, snippet: str) -> list[dict[str, Any]]:
        return [item for item in self.segments if _overlap(tuple(item["span"]), self.place(snippet))]

    def statement_at(self, snippet: str) -> dict[str, Any]:
        """Return the smallest statement that holds the whole snippet."""
        start, stop = self.place(snippet)
        holding = [item for item in self.report["statements"] if item["span"][0] <= start and stop <= item["span"][1]]
        assert holding, f"no statement holds {snippet!r}"
        return min(holding, key=lambda item: item["span"][1] - item["span"][0])

    def statement_touching(self, snippet: str) -> dict[str, Any]:
        """Return the statement that shares most characters with the snippet."""
        start, stop = self.place(snippet)
        shared = {
            index: min(stop, item["span"][1]) - max(start, item["span"][0])
            for index, item in enumerate(self.report["statements"])
        }
        index = max(shared, key=lambda index: shared[index])
        assert shared[index] > 0, f"no statement touches {snippet!r}"
        return self.report["statements"][index]

    def said(self, statement: dict[str, Any]) -> str:
        return self.text[slice(*statement["span"])]

    def links_from(self, snippet: str) -> list[dict[str, Any]]:
        return [link for link in self.report["links"] if self.touches(link["source_spans"], snippet)]

    def side(self, spans: list[list[Any]]) -> str:
        return " ".join(self.text[start:stop] for _, start, stop in spans)

    def touches(self, spans: list[list[Any]], snippet: str) -> bool:
        return any(_overlap((start, stop), self.place(snippet)) for _, start, stop in spans)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _bare(text: str) -> str:
    """Return ``text`` without the quotation marks and full stops around it."""
    return text.strip(" .,?!\"“”'")


@pytest.fixture(scope="module")
def reading() -> Reading:
    from bilingual.pipeline import Aligner

    report = json.loads(Aligner().align(SEED).to_json())
    return Reading(report, SEED.read_text(encoding="utf-8"))


# --- languages --------------------------------------------------------------------------------------------------------


def test_the_two_russian_paragraphs_are_russian_and_everything_else_english(reading: Reading) -> None:
    russian = [EUROPE, INDIA, THREATEN, RISKS, READY, GENTLEMEN]
    for snippet in russian:
        assert {item["language"] for item in reading.segments_at(snippet)} == {"ru"}
    others = [
        item
        for item in reading.segments
        if not any(item in reading.segments_at(snippet) for snippet in [*russian, BYLINE])
    ]
    assert others
    assert [item["text"] for item in others if item["language"] != "en"] == []


def test_a_cyrillic_hashtag_leaves_its_sentence_english(reading: Reading) -> None:
    (sentence,) = reading.segments_at("through #МКС")
    assert sentence["language"] == "en"
    assert "NASA has confirmed its willingness" in sentence["text"]


def test_a_finding_about_the_hashtag_says_untranslated(reading: Reading) -> None:
    about = [item for item in reading.report["findings"] if reading.touches(item["target_spans"], "#МКС")]
    assert {item["category"] for item in about} <= {"accuracy/untranslated"}


# --- statements -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("snippet", [f"{EUROPE} Еще есть", GENTLEMEN])
def test_the_byline_attributes_both_tweets(reading: Reading, snippet: str) -> None:
    tweet = reading.statement_at(snippet)
    assert (tweet["form"], tweet["language"], tweet["role"]) == ("tweet", "ru", "original")
    assert tweet["speaker"] == {"name": "РОГОЗИН", "handle": "@Rogozin"}
    assert tweet["date"] == "2022-02-24"


def test_the_byline_is_not_part_of_what_was_said(reading: Reading) -> None:
    start, stop = reading.place(BYLINE)
    assert not any(_overlap((start, stop), tuple(item["span"])) for item in reading.report["statements"])
    assert all("РОГОЗИН" not in item["text"] for item in reading.segments_at(GENTLEMEN) if "Господа" in item["text"])


def test_the_first_tweet_starts_in_the_middle_of_a_sentence(reading: Reading) -> None:
    assert reading.statement_at(f"{EUROPE} Еще есть")["truncated"] == "start"
    assert reading.statement_at(GENTLEMEN)["truncated"] is None


@pytest.mark.parametrize(
    ("snippet", "form"),
    [
        ("If you block cooperation with us", "direct"),
        ("there is another chance of dropping", "mixed"),
        ("As diplomats say, 'our concerns have been heard'.", "direct"),
    ],
)
def test_rogozin_is_reported_in_english(reading: Reading, snippet: str, form: str) -> None:
    statement = reading.statement_at(snippet)
    assert statement["form"] == form
    assert (statement["language"], statement["role"]) == ("en", "report")
    assert "rogozin" in (statement["speaker"]["name"] or "").casefold()


def test_a_mixed_report_reaches_from_its_indirect_to_its_direct_part(reading: Reading) -> None:
    statement = reading.statement_at("there is another chance of dropping")
    assert "Are you ready for them?" in reading.said(statement)


def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one(reading: Reading) -> None:
    assert reading.statement_at("our concerns have been heard") == reading.statement_at("As diplomats say, 'our")
    assert "to detail our response" in reading.said(reading.statement_at("As diplomats say, 'our"))


def test_the_nasa_paragraph_is_a_direct_statement_without_quotation_marks(reading: Reading) -> None:
    statement = reading.statement_at("NASA continues working with all our international partners")
    assert statement["form"] == "direct"
    assert "NASA" in statement["speaker"]["name"]
    assert "ground station operations" in reading.said(statement)


@pytest.mark.parametrize(
    "snippet",
    ["these sanctions will degrade the space industry of Russia", "have the potential to destroy Russia's cooperation"],
)
def test_biden_and_the_head_of_roscosmos_are_quoted_indirectly(reading: Reading, snippet: str) -> None:
    assert reading.statement_touching(snippet)["form"] == "indirect"


def test_captions_and_headings_are_told_from_text(reading: Reading) -> None:
    assert {item["kind"] for item in reading.segments_at("Image: AP")} == {"caption"}
    assert {item["kind"] for item in reading.segments_at("NASA refutes endangerment")} == {"heading"}
    assert {item["kind"] for item in reading.segments_at("took to Twitter and questioned")} == {"body"}


# --- links ------------------------------------------------------------------------------------------------------------


def test_the_stump_is_a_partial_report_of_the_first_quotation(reading: Reading) -> None:
    (link,) = reading.links_from(EUROPE)
    assert reading.side(link["source_spans"]).strip() == EUROPE
    assert link["relation"] == "partial"
    assert "Europe" in reading.side(link["target_spans"])
    start, stop = link["target_spans"][0][1], link["target_spans"][-1][2]
    quotation = reading.statement_at("If you block cooperation with us")["span"]
    assert quotation[0] <= start
    assert stop <= quotation[1] + len('."')


def test_the_structure_is_linked_with_its_report(reading: Reading) -> None:
    (link,) = reading.links_from(INDIA)
    assert "there is another chance of dropping a 500-tonne structure on India or China" in reading.side(
        link["target_spans"]
    )
    assert "Do you want to threaten" not in reading.side(link["target_spans"])


@pytest.mark.parametrize(("russian", "english"), FAITHFUL.items())
def test_faithful_sentences_are_linked_one_to_one(reading: Reading, russian: str, english: str) -> None:
    (link,) = reading.links_from(russian)
    assert _bare(reading.side(link["source_spans"])) == _bare(russian)
    assert _bare(reading.side(link["target_spans"])) == _bare(english)
    assert link["relation"] == "translation"


def test_there_are_no_other_links(reading: Reading) -> None:
    linked = [link["id"] for snippet in (EUROPE, INDIA, *FAITHFUL) for link in reading.links_from(snippet)]
    assert sorted(link["id"] for link in reading.report["links"]) == sorted(set(linked))
    assert len(linked) == 5


def test_the_second_tweet_is_untranslated(reading: Reading) -> None:
    statement = reading.statement_at(GENTLEMEN)
    assert statement["status"] == "untranslated"
    assert reading.links_from(GENTLEMEN) == []
    sentences = {item["id"] for item in reading.segments_at(GENTLEMEN)} & set(statement["segments"])
    assert sentences
    assert sentences <= set(reading.report["unlinked"]["source"])


# --- findings ---------------------------------------------------------------------------------------------------------


def test_and_became_or(reading: Reading) -> None:
    (finding,) = [item for item in reading.report["findings"] if item["category"] == "accuracy/mistranslation"]
    assert (finding["subtype"], finding["severity"]) == ("connective", "minor")
    assert reading.side(finding["source_spans"]) == "и"
    assert reading.side(finding["target_spans"]) == "or"
    assert reading.touches(finding["source_spans"], "Индию и Китай")
    assert reading.touches(finding["target_spans"], "India or China")
    assert finding["link"] == reading.links_from(INDIA)[0]["id"]


@pytest.mark.parametrize("russian", FAITHFUL)
def test_a_faithful_pair_comes_out_clean(reading: Reading, russian: str) -> None:
    (link,) = reading.links_from(russian)
    assert [item for item in reading.report["findings"] if item["link"] == link["id"]] == []
    assert link["fidelity"] == 1.0


@pytest.mark.parametrize(
    "snippet",
    [LEAD_IN, "who will save the ISS from an uncontrolled deorbit", "500-tonne", "500-тонной", GENTLEMEN, BYLINE],
    ids=["reporting frame", "surplus of a truncated original", "number", "число", "untranslated tweet", "byline"],
)
def test_nothing_is_found_where_nothing_is_wrong(reading: Reading, snippet: str) -> None:
    findings = [
        item
        for item in reading.report["findings"]
        if reading.touches([*item["source_spans"], *item["target_spans"]], snippet)
    ]
    assert findings == []


def test_these_are_all_the_findings(reading: Reading) -> None:
    others = [item for item in reading.report["findings"] if item["subtype"] != "connective"]
    assert [reading.side(item["target_spans"]).lstrip("#") for item in others] in ([], ["МКС"])


# --- verdicts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("snippet", "status"),
    [
        ("As diplomats say, 'our concerns have been heard'.", "unsourced"),
        ("If you block cooperation with us", "partially-sourced"),
        ("there is another chance of dropping", "sourced"),
        ("NASA continues working with all our international partners", "not-applicable"),
        ("these sanctions will degrade the space industry of Russia", "not-applicable"),
    ],
)
def test_reports_with_and_without_an_original(reading: Reading, snippet: str, status: str) -> None:
    assert reading.statement_touching(snippet)["status"] == status


def test_the_summary_counts_what_the_statements_say(reading: Reading) -> None:
    statuses = [item["status"] for item in reading.report["statements"]]
    summary = reading.report["summary"]
    assert summary["originals"] == 2
    assert summary["untranslated"] == statuses.count("untranslated") == 1
    assert summary["unsourced"] == statuses.count("unsourced") >= 1
    assert summary["findings"].get("accuracy/mistranslation") == 1
