from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.align.statements import link_statements
from bilingual.settings import AlignSettings
from bilingual.words import find_words
from tests.align.documents import build, link, linked, quote, text, tweet
from tests.fake_encoder import FakeEncoder

ENCODER = FakeEncoder(
    "мост моста bridge", "рухнул collapsed", "ночью night", "никто nobody", "пострадал hurt injured", "деньги money",
    "украли stolen", "мэр mayor", "молчит silent", "дорога road", "откроется opens reopen", "весной spring",
    "вороны crows", "кричат scream", "рыба fish", "пропала vanished", "жители residents", "боятся fear afraid",
    "Европы Европа Europe",
)  # fmt: skip

BRIDGE = ("Мост рухнул ночью.", "The bridge collapsed last night.")
MONEY = ("Деньги украли, мэр молчит.", "The money was stolen, the mayor is silent.")
ROAD = ("Дорога откроется весной.", "The road will reopen in spring.")
FISH = ("Рыба пропала, жители боятся.", "The fish have vanished, residents are afraid.")

RU, EN = 0, 1
DIRECTIONS = pytest.mark.parametrize(("ours", "theirs"), [(RU, EN), (EN, RU)], ids=["ru-en", "en-ru"])
NAMES = ("ru", "en")


@DIRECTIONS
def test_posts_are_found_in_any_order_and_the_unreported_one_is_left(ours, theirs):
    lines = [
        text(NAMES[theirs], ROAD[theirs], MONEY[theirs]),
        tweet(NAMES[ours], MONEY[ours]),
        tweet(NAMES[ours], FISH[ours]),
        text(NAMES[theirs], BRIDGE[theirs]),
        tweet(NAMES[ours], ROAD[ours]),
    ]
    assert linked(ENCODER, *lines) == [(MONEY[ours], MONEY[theirs]), (ROAD[ours], ROAD[theirs])]


@DIRECTIONS
def test_a_post_is_found_in_a_clause_of_a_longer_sentence(ours, theirs):
    clauses = ("Crows scream, the road will reopen in spring, residents are afraid.", "the road will reopen in spring")
    if theirs == RU:
        clauses = ("Вороны кричат, дорога откроется весной, жители боятся.", "дорога откроется весной")
    lines = [tweet(NAMES[ours], ROAD[ours]), text(NAMES[theirs], clauses[0], MONEY[theirs])]
    assert linked(ENCODER, *lines) == [(ROAD[ours], clauses[1])]


def test_a_quotation_is_linked_without_its_frame():
    lines = [
        tweet("ru", BRIDGE[RU], ROAD[RU]),
        quote("en", "“The bridge collapsed last night,” the engineer wrote."),
        quote("en", "He added that “the road will reopen in spring” and left."),
    ]
    assert linked(ENCODER, *lines) == [
        (BRIDGE[RU], "The bridge collapsed last night,"),
        (ROAD[RU], "the road will reopen in spring"),
    ]


def test_a_fragment_of_a_post_is_partial():
    long_post = "Мост рухнул ночью, вороны кричат, рыба пропала, жители боятся, мэр молчит."
    (match,) = link(ENCODER, tweet("ru", long_post), quote("en", "One man wrote that “residents are afraid”."))
    assert match.relation == "partial"


def test_a_stump_is_linked_to_the_tail_before_its_neighbour():
    lines = [
        quote("en", "“Who will save us from the crows and from a fall into Europe?”"),
        quote("en", "“The bridge collapsed last night.”"),
        tweet("ru", "Европы?", BRIDGE[RU], truncated="start"),
        text("en", "A museum in Europe has sold its fish."),
    ]
    document = build(*lines)[0]
    stump, bridge = sorted(link(ENCODER, *lines), key=lambda match: match.source_spans)
    assert stump.relation == "partial"
    assert stump.target_spans[0].span.of(document.text) == "and from a fall into Europe?"
    assert bridge.relation == "translation"


def test_a_known_speaker_raises_the_confidence_and_another_lowers_it():
    def confidence(speaker):
        lines = [
            tweet("ru", "Деньги украли вчера, дорога закрыта.", speaker="Иван Петров"),
            quote("en", "“Our money has been stolen by clever people,” he said.", speaker=speaker),
            text("en", ROAD[EN], BRIDGE[EN]),
        ]
        return max((match.confidence for match in link(ENCODER, *lines)), default=0.0)

    assert confidence("Ivan Petrov") > confidence(None) > confidence("John Smith")


def test_short_replies_are_linked_by_their_place():
    lines = [
        tweet("ru", BRIDGE[RU], "Нет.", ROAD[RU]),
        text("en", BRIDGE[EN], "Not at all.", ROAD[EN]),
    ]
    assert ("Нет.", "Not at all.") in linked(ENCODER, *lines)


def test_a_dropped_sentence_and_an_invented_one_stay_apart():
    lines = [
        tweet("ru", BRIDGE[RU], "Рыба пропала, жители боятся.", ROAD[RU]),
        text("en", BRIDGE[EN], "Thousands of tourists bought yellow umbrellas yesterday.", ROAD[EN]),
    ]
    assert linked(ENCODER, *lines) == [(BRIDGE[RU], BRIDGE[EN]), (ROAD[RU], ROAD[EN])]


def test_a_post_may_be_reported_twice():
    lines = [
        text("en", "Residents say the bridge collapsed last night.", MONEY[EN]),
        tweet("ru", BRIDGE[RU]),
        text("en", BRIDGE[EN]),
    ]
    assert {target for _, target in linked(ENCODER, *lines)} >= {BRIDGE[EN]}


def test_a_sentence_told_in_two_is_one_link():
    long_post = "Мост рухнул ночью, вороны кричат, деньги украли, мэр молчит."
    lines = [
        text("en", ROAD[EN]),
        tweet("ru", long_post),
        text(
            "en", "The bridge collapsed last night and the crows scream.", "The money was stolen, the mayor is silent."
        ),
    ]
    (match,) = link(ENCODER, *lines)
    assert len(match.source) == 1
    assert len(match.target) == len(match.target_spans) == 2
    assert match.relation == "translation"


def test_a_short_sentence_behind_a_link_is_part_of_it():
    many = [text("en", f"Number {k} of the yellow umbrellas was sold.") for k in range(9)]
    post = tweet("ru", "Мост рухнул ночью, дорога откроется весной MAX RT")
    report = text("en", "The bridge collapsed last night, the road will reopen in spring.", "MAX RT")
    ((source, target),) = linked(ENCODER, *many, post, report)
    assert source == post.sentences[0]
    assert target.endswith("MAX RT")


def test_two_sentences_told_in_one_are_one_link():
    post = ("Мост рухнул ночью.", "Дорога откроется весной.")
    lines = [
        text("en", FISH[EN]),
        tweet("ru", *post),
        text("en", "In spring the collapsed bridge road opens at night."),
    ]
    (match,) = link(ENCODER, *lines)
    assert len(match.source) == len(match.source_spans) == 2
    assert len(match.target) == 1


def test_without_originals_or_without_reports_there_are_no_links():
    assert link(ENCODER, text("en", BRIDGE[EN])) == []
    assert link(ENCODER, tweet("ru", BRIDGE[RU])) == []
    assert link(ENCODER) == []


ODD = [
    "мост,",
    "bridge",
    "и",
    "and",
    "—",
    "(",
    ")",
    "“",
    "”",
    "#рыба",
    "500",
    "е\u0301",
    "🦣",
    "\u202e",
    "\ud800",
    "\x00",
    "-",
]
sentences = st.one_of(
    st.sampled_from([s for pair in (BRIDGE, MONEY, ROAD, FISH) for s in pair]),
    st.text(alphabet=st.characters(), min_size=1, max_size=30),
    st.lists(st.sampled_from(ODD), min_size=1).map(" ".join),
)
lines = st.lists(
    st.builds(
        lambda language, texts, post, cut: tweet(language, *texts, truncated=cut) if post else text(language, *texts),
        st.sampled_from(NAMES),
        st.lists(sentences, min_size=1, max_size=3),
        st.booleans(),
        st.sampled_from((None, "start", "end", "both")),
    ),
    max_size=5,
)


@settings(deadline=None, max_examples=60)
@given(lines)
def test_spans_lie_in_their_segments_and_no_part_of_a_report_is_claimed_twice(lines):
    document, segments, _ = build(*lines)
    by_id = {segment.id: segment for segment in segments}
    claimed = []
    for match in link(ENCODER, *lines):
        for ids, places in ((match.source, match.source_spans), (match.target, match.target_spans)):
            for place in places:
                assert any(by_id[k].span.contains(place.span) for k in ids)
                assert find_words(place.span.of(document.text))
        claimed += [place.span for place in match.target_spans]
    claimed.sort()
    assert not any(one.overlaps(other) for one, other in pairwise(claimed))


@DIRECTIONS
def test_a_post_told_in_two_sentences_of_which_one_is_somebodys_words(ours, theirs):
    joined = f"{ROAD[ours].rstrip('.')}; {MONEY[ours]}"
    said = quote(NAMES[theirs], f"“{ROAD[theirs]}”")
    lines = [tweet(NAMES[ours], joined), said, text(NAMES[theirs], MONEY[theirs], FISH[theirs])]
    (match,) = link(ENCODER, *lines)
    assert len(match.target) == 2


@DIRECTIONS
def test_the_same_sentence_reported_in_two_distant_places_is_linked_to_both(ours, theirs):
    lines = [
        text(NAMES[theirs], MONEY[theirs]),
        tweet(NAMES[ours], MONEY[ours]),
        text(NAMES[theirs], FISH[theirs], ROAD[theirs], BRIDGE[theirs]),
        quote(NAMES[theirs], f"“{MONEY[theirs]}”"),
    ]
    assert [said for said, _ in linked(ENCODER, *lines)] == [MONEY[ours]] * 2


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("wordless", ["…", "?!", "—", "😀"])
@DIRECTIONS
def test_a_post_without_words_takes_no_part(ours, theirs, wordless):
    lines = [
        tweet(NAMES[ours], wordless),
        tweet(NAMES[ours], ROAD[ours]),
        text(NAMES[theirs], wordless, ROAD[theirs], MONEY[theirs]),
    ]
    assert linked(ENCODER, *lines) == [(ROAD[ours], ROAD[theirs])]


def test_a_sentence_is_never_the_report_of_itself():
    document, (segment, other), (statement,) = build(tweet("ru", *BRIDGE))
    segments = [segment, replace(other, language="en")]
    embeddings = {item.id: ENCODER.embed([item.text], item.language)[0] for item in segments}
    assert link_statements((document,), segments, [statement], embeddings, AlignSettings()) == []
