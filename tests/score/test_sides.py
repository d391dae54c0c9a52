"""Pieces of a document joined to one side, and every span of the side found again in the document."""

from hypothesis import given
from hypothesis import strategies as st

from bilingual.datatypes import Location, Segment, Span
from bilingual.score.sides import build_side
from tests.fake_encoder import FakeEncoder

ENCODER = FakeEncoder()


def segments_of(*texts: str) -> tuple[str, list[Segment], dict]:
    document, segments = "", []
    for number, text in enumerate(texts, start=1):
        span = Span(len(document), len(document) + len(text))
        segments.append(Segment(f"d1.s{number}", "d1", span, text, "en"))
        document += text + "\n"
    vectors = ENCODER.embed([item.text for item in segments], "en")
    return document, segments, {item.id: vector for item, vector in zip(segments, vectors, strict=True)}


def test_pieces_are_joined_by_a_space_and_found_again():
    document, segments, embeddings = segments_of("He said the risks are yours.", "Are you ready?")
    places = [Location("d1", Span(8, 17)), Location("d1", Span(29, 43))]
    side, pieces = build_side(places, segments, embeddings)
    assert side.text == "the risks Are you ready?"
    assert [word.of(side.text) for word in side.words] == ["the", "risks", "Are", "you", "ready"]
    assert side.vectors.shape == (5, 256)
    found = pieces.locate(Span(4, 13))  # "risks Are" lies in two pieces
    assert [place.span.of(document) for place in found] == ["risks", "Are"]


def test_a_place_over_two_segments_is_two_pieces():
    document, segments, embeddings = segments_of("One house.", "Two cats.")
    side, pieces = build_side([Location("d1", Span(4, 14))], segments, embeddings)
    assert side.text == "house. Two"
    assert [place.span.of(document) for place in pieces.locate(Span(0, 10))] == ["house.", "Two"]


def test_a_word_cut_by_the_edge_of_a_place_does_not_count():
    _, segments, embeddings = segments_of("uncontrolled deorbit")
    side, _ = build_side([Location("d1", Span(2, 20))], segments, embeddings)
    assert [word.of(side.text) for word in side.words] == ["deorbit"]


text = st.text(st.characters(), min_size=1, max_size=30)


@given(st.lists(text, min_size=1, max_size=4), st.data())
def test_every_character_of_a_side_is_a_character_of_the_document(texts, data):
    document, segments, embeddings = segments_of(*texts)
    chosen = data.draw(st.lists(st.sampled_from(segments), min_size=1, unique=True))
    chosen.sort(key=lambda item: item.span)
    side, pieces = build_side([Location("d1", item.span) for item in chosen], chosen, embeddings)
    for word in side.words:
        assert "".join(place.span.of(document) for place in pieces.locate(word)) == word.of(side.text)
    whole = pieces.locate(Span(0, len(side.text)))
    assert [place.span.of(document) for place in whole] == [item.text for item in chosen]
