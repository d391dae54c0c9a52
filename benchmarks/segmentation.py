"""Sentence ends and languages on real text: ``python -m benchmarks.segmentation [-v]``.

Uses ``../shared/data`` (never part of the repository). Segments of translation sets that end in a stop are joined by
tens with a blank; an end of a segment that a splitter does not find is *missed*. An end inside a segment is *inner*: it
may be right, because a segment may hold several sentences, but fewer with as few missed means fewer false ends. The
rules were tuned on wmt21 and wmt22; human-translations is held out. Other splitters are compared where installed
(``pip install razdel syntok sentencex blingfire nltk pysbd``).

Languages: the share of sentences of either side that :func:`bilingual.language.identify` calls by their language.
Speed: reading and segmenting the worked example, the best of 50 runs, and one line of a megabyte.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from bilingual.language import identify
from bilingual.read import read_path, read_text
from bilingual.segment import segment
from bilingual.segment.sentences import split_sentences

Ends = Callable[[str], set[int]]

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
WORKED_EXAMPLE = Path(__file__).parents[1] / "seeds" / "000_e8c37c1693dfbc87.txt"
JOINED = 10
COMPLETE = re.compile(r"[\"“«„—A-ZА-ЯЁ].*[.!?…][\"'”’»)\]]*", re.DOTALL)
MOJIBAKE = re.compile(r"[À-ÿ]{4}")  # cp1251 taken for Latin-1, in a dozen rows of wmt22


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure segmentation on real text.")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="print every end that was missed and wrong language"
    )
    options = parser.parse_args()
    for language in ("en", "ru"):
        for name, segments in read_sets(DATA, language):
            print(f"\n{name} {language}: {len(segments)} segments")
            for splitter, ends in load_splitters(language):
                report_ends(splitter, ends, segments, options.verbose and splitter == "bilingual")
            report_languages(language, segments, options.verbose)
    print()
    report_speed()
    print(f"Python {platform.python_version()} on {platform.machine()}")


def read_sets(data: Path, language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (name, distinct complete segments) of each set, in file order."""
    parallel = {"wmt21": "wmt21.en-ru", "wmt22": "wmt22.en-ru", "held out": "human-translations.en-ru"}
    for name, stem in parallel.items():
        texts = [json.loads(line)[language].strip() for line in (data / "parallel" / f"{stem}.jsonl").open()]
        yield name, _complete(texts)
    if language == "ru":
        for year in ("wmt21", "wmt22"):
            documents = map(json.loads, (data / "documents" / f"{year}.ru-en.jsonl").open())
            texts = [item["ru"].strip() for document in documents for item in document["segments"]]
            yield f"{year} originals", _complete(texts)


def _complete(texts: list[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if COMPLETE.fullmatch(text) and not MOJIBAKE.search(text)]


def report_ends(name: str, ends: Ends, segments: list[str], verbose: bool) -> None:
    missed: list[str] = []
    n_inner = n_characters = 0
    seconds = 0.0
    for first in range(0, len(segments), JOINED):
        group = segments[first : first + JOINED]
        text = " ".join(group)
        gold = set()
        place = -1
        for item in group:
            place += 1 + len(item)
            gold.add(place)
        started = time.perf_counter()
        found = ends(text)
        seconds += time.perf_counter() - started
        n_characters += len(text)
        n_inner += len(found - gold)
        missed += [f"{text[max(0, end - 50) : end]} ◼{text[end : end + 40]}" for end in sorted(gold - found)]
    speed, share = seconds / n_characters * 1e9, len(missed) / len(segments)
    print(f"  {name:10} missed {len(missed):4} ({share:.2%})  inner {n_inner:4}  {speed:6.0f} ns/char")
    if verbose:
        print(*(f"      {item}" for item in missed), sep="\n")


def report_languages(language: str, segments: list[str], verbose: bool) -> None:
    wrong = [text for text in segments if identify(text) != language]
    print(f"  identify   wrong {len(wrong):5} ({len(wrong) / len(segments):.2%})")
    if verbose:
        print(*(f"      {text}" for text in wrong), sep="\n")


def report_speed() -> None:
    text = WORKED_EXAMPLE.read_text(encoding="utf-8")
    best = min(_seconds(lambda: segment(read_path(WORKED_EXAMPLE))) for _ in range(50))
    print(f"worked example ({len(text)} characters), read and segmented: {best * 1e3:.1f} ms")
    for length in (100_000, 1_000_000):
        line = "слово and word " * (length // 15)
        print(f"one line of {length:,} characters: {_seconds(lambda line=line: segment(read_text(line))):.2f} s")


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def load_splitters(language: str) -> Iterator[tuple[str, Ends]]:
    """Yield (name, function from a text to the offsets where its sentences end) of what is installed."""
    yield "bilingual", lambda text: {span.stop for span in split_sentences(text)}
    if find_spec("razdel"):
        from razdel import sentenize

        yield "razdel", lambda text: {item.stop for item in sentenize(text)}
    if find_spec("syntok"):
        from syntok import segmenter

        def syntok_ends(text: str) -> set[int]:
            sentences = (sentence for paragraph in segmenter.process(text) for sentence in paragraph)
            return {sentence[-1].offset + len(sentence[-1].value) for sentence in sentences}

        yield "syntok", syntok_ends
    if find_spec("sentencex"):
        from sentencex import get_sentence_boundaries

        yield (
            "sentencex",
            lambda text: _trimmed(text, [end["end_index"] for end in get_sentence_boundaries(language, text)]),
        )
    if find_spec("blingfire"):
        from blingfire import text_to_sentences_and_offsets

        yield "blingfire", lambda text: _trimmed(text, [stop for _, stop in text_to_sentences_and_offsets(text)[1]])
    if find_spec("nltk"):
        from nltk.tokenize.punkt import PunktSentenceTokenizer

        punkt = PunktSentenceTokenizer()
        yield "punkt", lambda text: {stop for _, stop in punkt.span_tokenize(text)}
    if find_spec("pysbd"):
        from pysbd import Segmenter

        pysbd = Segmenter(language=language, clean=False, char_span=True)
        yield "pysbd", lambda text: _trimmed(text, [item.end for item in pysbd.segment(text)])


def _trimmed(text: str, stops: list[int]) -> set[int]:
    """Return the stops without the white space before them."""
    return {len(text[:stop].rstrip()) for stop in stops}


if __name__ == "__main__":
    main()
