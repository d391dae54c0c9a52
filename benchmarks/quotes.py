"""Measure who said what on annotated news: ``python -m benchmarks.quotes [--half tune|check|all] [-v]``.

What ``bilingual evaluate quotes`` prints, for PolNeAR (Newell et al., 2018; 84 articles of US news)
and ADAQ (Russian sentences, token tags). Both are for evaluation only. The half named ``tune`` (every second text) may
be looked at, with ``-v``; ``check`` only measures. Also prints how long it takes.
"""

from __future__ import annotations

import argparse
import math
import platform
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bilingual.datatypes import Span
from bilingual.evaluate.quotes import BASELINE, evaluate_quotes, find_by_marks, find_marked
from bilingual.evaluate.quotes_gold import Annotated, Marked, read_quotes, take_half
from bilingual.evaluate.result import hash_data
from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import find_quotations
from bilingual.words import find_words

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "quotes"
SETS = {"PolNeAR dev (en)": DATA / "en-polnear-dev", "ADAQ (ru)": DATA / "ru-adaq.tokens.tsv"}
SHOWN = 150
RUNS = 3


def measure_speed(texts: Sequence[Annotated]) -> float:
    """Return the milliseconds of processor time in which 1,000 segmented words are attributed: the best run."""
    documents = [read_text(text.text) for text in texts]
    segmented = [(document, segment(document)) for document in documents]
    n_words = sum(len(find_words(document.text)) for document in documents)
    best = math.inf
    for _ in range(RUNS):
        start = time.process_time()
        for document, segments in segmented:
            find_quotations(document, segments)
        best = min(best, time.process_time() - start)
    return best * 1000 / (n_words / 1000)


def find_differences(text: Annotated) -> Iterator[str]:
    """Yield a line for every quotation that is missed, extra, or has other words, speaker or cue than marked."""
    found = find_marked(read_text(text.text))
    answered: set[int] = set()
    for gold in text.quotations:
        near = [number for number, item in enumerate(found) if _meet(gold.content, item.content)]
        answered |= set(near)
        if not near:
            yield f"missed: {_show(text, gold)}"
        elif all(_parts(text, gold) != _parts(text, found[number]) for number in near):
            yield f"gold:   {_show(text, gold)}\n    found:  {_show(text, found[near[0]])}"
    yield from (f"extra:  {_show(text, item)}" for number, item in enumerate(found) if number not in answered)


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)


def _parts(text: Annotated, item: Marked) -> list[list[str]]:
    parts = (item.content, item.source, item.cue)
    words = [[word for span in spans for word in _words(span.of(text.text))] for spans in parts]
    return [[word for word in words[0] if word not in ("that", "что")], *words[1:]]


def _words(text: str) -> list[str]:
    return [span.of(text) for span in find_words(text)]


def _show(text: Annotated, item: Marked) -> str:
    parts = (" … ".join(span.of(text.text) for span in spans) for spans in (item.source, item.cue, item.content))
    return " | ".join(part[:SHOWN] for part in parts).replace("\n", " ")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures; with ``-v`` also what is wrong in the ``tune`` half."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotes", description="Measure quotation attribution.")
    parser.add_argument("--half", choices=("tune", "check", "all"), default="check", help="which documents")
    parser.add_argument("-v", "--verbose", action="store_true", help="say what is wrong (with --half tune)")
    options = parser.parse_args(arguments)
    if not DATA.exists():
        raise SystemExit(f"{DATA} is missing: this benchmark needs data that is not part of the project")
    print(f"{platform.machine()} · Python {platform.python_version()}")
    for title, path in SETS.items():
        texts, data = read_quotes(path, Path.read_bytes)
        texts = take_half(texts, options.half)
        finders = {"": find_marked, BASELINE: find_by_marks}
        result = evaluate_quotes(texts, finders, data=hash_data(data), half=options.half)
        print(f"\n{title}\n{result.to_text()}")
        print(
            f"{measure_speed(texts):.1f} ms per 1,000 words on top of segmentation, best of {RUNS} runs on one core\n"
        )
        if options.verbose and options.half == "tune":
            for text in texts:
                print(f"  {text.name}")
                for line in find_differences(text):
                    print(f"    {line}")


if __name__ == "__main__":
    main()
