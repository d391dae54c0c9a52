"""Mixed documents: what is posted, what the article makes of it, and the truth about both."""

import pytest

from bilingual.fit.mixed import VARIANTS, QuotedPair, mix, mixed_set

PAIRS = [
    QuotedPair(f"Это предложение номер {k}, и оно длинное.", f"This is sentence number {k}, and it is long.")
    for k in range(20)
]
QUOTING = QuotedPair(
    "Он сказал: «Мост рухнет завтра».",
    'He said: "The bridge will fall."',
    (("Мост рухнет завтра", "The bridge will fall."),),
)


def posts(mixed):
    by_id = {segment.id: segment for segment in mixed.segments}
    return {by_id[post].text: [by_id[report].text for report in mixed.gold.get(post, ())] for post in mixed.posts}


def number(text):
    return [int(word) for word in text.replace(",", " ").split() if word.isdigit()]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_truth_is_about_the_text_as_it_stands(variant):
    articles = [[*PAIRS, QUOTING], PAIRS[::-1]]
    for mixed in mixed_set(articles, 1, variant):
        assert all(segment.span.of(mixed.document.text) == segment.text for segment in mixed.segments)
        assert {segment.language for segment in mixed.segments if segment.id in mixed.posts} == {
            statement.language for statement in mixed.statements
        }
        for post, reports in posts(mixed).items():
            if reports and number(post):
                assert set(number(post)) <= {k for report in reports for k in number(report)}


@pytest.mark.parametrize(("variant", "n_posts", "n_reports"), [("split", 1, 2), ("merged", 2, 1)])
def test_two_for_one(variant, n_posts, n_reports):
    found = [mix(PAIRS, "ru", f"seed {k}", variant).gold for k in range(9)]
    assert any(found)
    for gold in found:
        for reports in gold.values():
            assert len(reports) == n_reports
            assert sum(set(other) == set(reports) for other in gold.values()) == n_posts


def test_reversed_sentences_are_told_last_first():
    mixed = mix(PAIRS, "en", "seed", "reversed")
    order = {segment.id: place for place, segment in enumerate(mixed.segments)}
    for statement in mixed.statements:
        told = [order[mixed.gold[post][0]] for post in statement.segments if post in mixed.gold]
        assert told == sorted(told, reverse=True)


def test_a_quotation_is_posted_without_its_frame_and_its_place_is_known():
    found = [mixed for seed in range(8) for mixed in mixed_set([[*PAIRS[:4], QUOTING]], seed, "fragment")]
    assert {text for mixed in found for text in posts(mixed)} == {"Мост рухнет завтра", "The bridge will fall."}
    places = {part.of(mixed.document.text) for mixed in found for part in mixed.parts.values()}
    assert places == {"The bridge will fall.", "Мост рухнет завтра"}


def test_distractors_come_from_another_article_and_have_no_counterpart():
    others = [QuotedPair(f"Чужое предложение {k}.", f"A foreign sentence {k}.") for k in range(100, 120)]
    mixed = mix(PAIRS, "ru", "seed", "distractor", others)
    for post, reports in posts(mixed).items():
        assert bool(reports) == (number(post.rstrip("."))[0] < 100)


def test_headlines_are_neither_posted_nor_told():
    headline = QuotedPair("Мост рухнул", "Bridge falls")
    for mixed in mixed_set([[headline, *PAIRS]], 1):
        assert "Мост" not in mixed.document.text
        assert "Bridge" not in mixed.document.text
