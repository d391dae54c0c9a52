"""Evidence in the words of each interface language: the same facts, a sentence a reader understands."""

import pytest

from bilingual.datatypes import Finding, Location, Span
from bilingual.report.wording import explain_finding

TEXTS = {"d1": "На Алтае выпало 12 мм осадков, вчера и сегодня.", "d2": "Altai got 21 mm of rain, luckily."}


def finding(category, subtype=None, source=(), target=(), *, link="l1", confidence=0.9, evidence=""):
    def find(document, words):
        start = TEXTS[document].index(words)
        return (Location(document, Span(start, start + len(words))),)

    return Finding(
        "f1",
        link,
        f"accuracy/{category}",
        subtype,
        "minor",
        find("d1", source) if source else (),
        find("d2", target) if target else (),
        evidence,
        confidence,
    )


@pytest.mark.parametrize(
    ("found", "ru", "en"),
    [
        (
            finding("omission", source="вчера и сегодня"),
            "в пересказе нет слов «вчера и сегодня»",
            "nothing in the report says “вчера и сегодня”",
        ),
        (
            finding("omission", source="вчера и сегодня", confidence=0.4),
            "проверьте: возможно, пропущены слова «вчера и сегодня»",
            "check: “вчера и сегодня” may be missing",
        ),
        (
            finding("addition", target="luckily"),
            "в оригинале нет слов «luckily»",
            "nothing in the original says “luckily”",
        ),
        (finding("omission", "number", source="12"), "пропало число «12»", "the number “12” is missing"),
        (
            finding("omission", source="На Алтае", link=None),
            "предложение не передано целиком",
            "the whole sentence is not reported",
        ),
        (
            finding("mistranslation", "number", "12", "21"),
            "сказано «12», передано «21»",
            "“12” became “21”",
        ),
        (finding("mistranslation", "negation", target="luckily"), "«luckily»", "“luckily”"),
        (
            finding("untranslated", target="luckily"),
            "слова «luckily» остались без перевода",
            "“luckily” is left in the original language",
        ),
    ],
)
def test_evidence_is_told_from_the_facts_of_a_finding(found, ru, en):
    assert explain_finding(found, TEXTS, "ru") == ru
    assert explain_finding(found, TEXTS, "en") == en


def test_english_readers_get_the_sentence_of_the_scorer():
    found = finding("mistranslation", "unit", "12 мм", "21 mm", evidence="12 millimetre became 21 inch")
    assert explain_finding(found, TEXTS, "en") == "12 millimetre became 21 inch"
    assert explain_finding(found, TEXTS, "ru") == "сказано «12 мм», передано «21 mm»"
