import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.align.pairs import align_embeddings, align_segments, is_translation, match_beads
from bilingual.datatypes import Bead, Segment, Span
from bilingual.settings import AlignSettings
from tests.fake_encoder import FakeEncoder

ENCODER = FakeEncoder(
    "кошка cat", "спит sleeps", "мост bridge", "закрыт closed", "река river", "замёрзла froze", "школа school",
    "сгорела burned", "поезд train", "опоздал late", "доктор doctor", "уехал left", "хлеб bread", "подорожал costlier",
)  # fmt: skip

# Source | target: the same letters stand for what says the same; the expected beads in "source:target" form.
SENTENCES = {
    "a": ("Кошка спит.", "The cat sleeps."),
    "b": ("Мост закрыт.", "The bridge is closed."),
    "c": ("Река замёрзла.", "The river froze."),
    "d": ("Школа сгорела.", "The school burned."),
    "e": ("Поезд опоздал.", "The train was late."),
    "f": ("Доктор уехал.", "The doctor left."),
}
CASES = [
    ("a b c", "a b c", "0:0 1:1 2:2"),
    ("a b c d", "a b d", "0:0 1:1 2: 3:2"),
    ("a b d", "a b c d", "0:0 1:1 :2 2:3"),
    ("a bc d", "a b c d", "0:0 1:1,2 2:3"),
    ("a b c d", "a bc d", "0:0 1,2:1 3:2"),
    ("a bcd e", "a b c d e", "0:0 1:1,2,3 2:4"),
    ("a b d e", "a c d e", "0:0 1: :1 2:2 3:3"),  # a sentence dropped beside another invented
    ("a", "", "0:"),
    ("", "a b", ":0 :1"),
    ("", "", ""),
]


def side(letters, language):
    return [" ".join(SENTENCES[letter][language] for letter in word) for word in letters.split()]


def as_text(beads):
    return " ".join(f"{','.join(map(str, bead.source))}:{','.join(map(str, bead.target))}" for bead in beads)


@pytest.mark.parametrize(("source", "target", "expected"), CASES)
def test_beads(source, target, expected):
    assert as_text(align_segments(side(source, 0), side(target, 1), encoder=ENCODER)) == expected


@pytest.mark.parametrize(("source", "target", "expected"), CASES)
def test_swapping_the_sides_mirrors_the_beads(source, target, expected):
    beads = align_segments(side(target, 1), side(source, 0), encoder=ENCODER)
    mirrored = {(tuple(bead.target), tuple(bead.source)) for bead in beads}
    there = {
        (tuple(bead.source), tuple(bead.target))
        for bead in align_segments(side(source, 0), side(target, 1), encoder=ENCODER)
    }
    assert mirrored == there


texts = st.lists(st.one_of(st.sampled_from([s for pair in SENTENCES.values() for s in pair]), st.text()), max_size=7)


@settings(deadline=None, max_examples=60)
@given(texts, texts)
def test_beads_partition_both_sides(source, target):
    beads = align_segments(source, target, encoder=ENCODER)
    assert [i for bead in beads for i in bead.source] == list(range(len(source)))
    assert sorted(j for bead in beads for j in bead.target) == list(range(len(target)))  # a passage may have moved
    assert all(-1 <= bead.score <= 1 and 0 <= bead.confidence <= 1 for bead in beads)


def test_a_long_document_is_cut_without_a_trace():
    n = 700  # several chunks, each sentence with numbers of its own
    source = [f"{k * 7919} или {k * 104729}." for k in range(n)]
    target = [f"{k * 7919} or {k * 104729}." for k in range(n) if k % 50]
    beads = align_segments(source, target, encoder=ENCODER)
    lost = [bead.source[0] for bead in beads if not bead.target]
    assert lost == list(range(0, n, 50))


def test_unrelated_documents_are_told():
    related = align_segments(side("a b c d e", 0), side("a b c d e", 1), encoder=ENCODER)
    unrelated = align_segments(side("a b c", 0), side("d e f", 1), encoder=ENCODER)
    assert is_translation(related)
    assert not is_translation(unrelated)


def test_matches_point_at_whole_segments():
    def segments(document, language, sentences):
        start, found = 0, []
        for number, sentence in enumerate(sentences, start=1):
            span = Span(start, start + len(sentence))
            found.append(Segment(f"{document}.s{number}", document, span, sentence, language))
            start = span.stop + 1
        return found

    source, target = segments("d1", "ru", side("a bc e", 0)), segments("d2", "en", side("a b c", 1))
    texts = [[item.text for item in some] for some in (source, target)]
    beads = align_embeddings(texts[0], ENCODER.embed(texts[0]), texts[1], ENCODER.embed(texts[1]))
    matches = match_beads(beads, source, target, AlignSettings())
    assert [(match.source, match.target) for match in matches] == [
        (("d1.s1",), ("d2.s1",)),
        (("d1.s2",), ("d2.s2", "d2.s3")),
    ]
    assert matches[1].target_spans[0].span == target[1].span
    assert all(match.relation == "translation" for match in matches)


# confidence of exactly this bead, probability that its sentences are linked at all -> is there a link, how sure
@pytest.mark.parametrize(
    ("confidence", "linked", "expected"),
    [(0.44, 0.98, [0.98]), (0.9, 0.95, [0.95]), (0.44, 0.46, [])],
)
def test_a_link_whose_cut_alone_is_in_doubt_is_one(confidence, linked, expected):
    one, other = Segment("d1.s1", "d1", Span(0, 1), "а", "ru"), Segment("d2.s1", "d2", Span(0, 1), "a", "en")
    beads = [Bead(range(1), range(1), 0.5, confidence, linked)]
    assert [match.confidence for match in match_beads(beads, [one], [other], AlignSettings())] == expected


def test_a_bead_is_no_surer_than_that_its_sentences_are_linked():
    texts = side("a bc e", 0), side("a b c", 1)
    beads = align_embeddings(texts[0], ENCODER.embed(texts[0]), texts[1], ENCODER.embed(texts[1]))
    links = [bead for bead in beads if bead.source and bead.target]
    assert links
    assert all(bead.confidence <= bead.linked + 1e-9 for bead in links)
    assert all(bead.linked == pytest.approx(1 - bead.confidence) for bead in beads if bead not in links)


@pytest.mark.slow
def test_a_sentence_that_the_report_cut_short_does_not_draw_in_the_next_one():
    russian = [
        "Правительство России одобрило законопроект, который разрешает регионам вводить плату за новые дороги.",
        "«Мы не собираемся делать платными существующие дороги.",
        "Речь идёт только о новых трассах, у которых есть бесплатная альтернатива», — подчеркнул Хуснуллин.",
        "По его словам, первые платные участки появятся не раньше 2027 года.",
        "Средний тариф составит около 3 рублей за километр для легковых автомобилей.",
    ]
    english = [
        "The Russian government has approved a bill allowing regions to charge for the use of new roads.",
        '"We are not going to make existing roads toll roads," he said.',
        '"This is only about new highways."',
        "The first toll sections will appear no earlier than 2027, Khusnullin added.",
        "The average toll will be about 3 rubles per kilometre for cars.",
    ]
    for one, other in ((russian, english), (english, russian)):
        beads = align_segments(one, other)
        assert [(list(bead.source), list(bead.target)) for bead in beads] == [([k], [k]) for k in range(5)]
