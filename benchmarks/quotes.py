"""Measure who said what on annotated news: ``python -m benchmarks.quotes [--half tune|check|all] [-v]``.

**English**, PolNeAR (Newell et al. 2018), 84 news articles with Source, Cue and Content. *Direct* is a gold content
that begins with a quotation mark: recall counts these. Precision counts the predicted direct statements that answer any
gold content. One answers another when they share half of their letters (Dice); *exact* when all of them. *Characters*
compares everything that was said, direct and indirect, letter by letter. *Speaker*: of the answered contents with a
source that is no pronoun, those whose predicted speaker's last word is in it.

**Russian**, ADAQ, single sentences with token tags. *Tokens* compares content words; the conjunction before a clause
(«что»), which ADAQ tags as content and this project as frame, is not judged.

The half named ``tune`` (every second document) may be looked at; ``check`` only measures.
"""

from __future__ import annotations

import argparse
import csv
import platform
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bilingual.datatypes import Span, Statement
from bilingual.read import read_text
from bilingual.segment import segment
from bilingual.statements import attribute

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "quotes"
MARKS = "\"'“”‘’«»„ \t\r\n.,;:!?…—–-"
DIRECT = ("direct", "transcript", "mixed", "tweet")
CONJUNCTIONS = frozenset("что чтобы будто якобы о том".split())  # noqa: SIM905
PRONOUNS = frozenset("he she they it who i we his her".split())  # noqa: SIM905
HALF = 0.5


@dataclass(slots=True)
class Tally:
    """Right answers among predictions, and gold that was found; ``found`` is ``right`` where the two count the same."""

    right: int = 0
    predicted: int = 0
    gold: int = 0
    found: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = (self.found or self.right) / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self.gold} gold)"


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution."""

    content: tuple[Span, ...]
    source: str | None


def read_gold(path: Path) -> list[Gold]:
    """Read the attributions of one brat file."""
    spans: dict[str, tuple[tuple[Span, ...], str]] = {}
    gold = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            _, where = fields[1].split(" ", 1)
            pieces = [piece.split() for piece in where.split(";")]
            spans[fields[0]] = (tuple(Span(int(a), int(b)) for a, b in pieces), fields[2])
        elif line.startswith("E"):
            roles = dict(role.split(":") for role in fields[1].split())
            if "Content" in roles:
                source = spans[roles["Source"]][1] if "Source" in roles else None
                gold.append(Gold(spans[roles["Content"]][0], source))
    return gold


def find_statements(text: str) -> tuple[Statement, ...]:
    """Return the statements of one text."""
    document = read_text(text)
    return attribute(document, segment(document))


def letters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the offsets of letters and digits in ``spans``."""
    return frozenset(at for span in spans for at in range(span.start, span.stop) if text[at].isalnum())


def is_direct(text: str, gold: Gold) -> bool:
    """Tell whether a gold content begins with a quotation mark."""
    start = gold.content[0].start
    return text[start] in '"“‘' or text[max(0, start - 1)] in '"“'


def measure_english(half: str) -> dict[str, Tally]:
    """Score the PolNeAR articles of a half."""
    overlap, exact, characters, speaker = Tally(), Tally(), Tally(), Tally()
    files = sorted((DATA / "en-polnear-dev" / "attributions").glob("*.ann"))
    for number, path in enumerate(files):
        if not _in_half(number, half):
            continue
        text = _text_of(path)
        gold = read_gold(path)
        statements = find_statements(text)
        said = letters(text, (span for item in gold for span in item.content))
        found = letters(text, (span for item in statements for span in item.content))
        characters.right += len(said & found)
        characters.predicted += len(found)
        characters.gold += len(said)
        _match(text, gold, statements, overlap, exact, speaker)
    return {"direct, overlap": overlap, "direct, exact": exact, "all, characters": characters, "speaker": speaker}


def _text_of(path: Path) -> str:
    stem = re.sub(r"_[0-9a-f]{4}$", "", path.stem)
    candidates = [path.stem, stem]
    folder = path.parent.parent / "text"
    found = next((folder / f"{name}.txt" for name in candidates if (folder / f"{name}.txt").exists()), None)
    if found is None:
        raise FileNotFoundError(f"{folder}: no text for {path.name}")
    return found.read_bytes().decode("utf-8")


def _in_half(number: int, half: str) -> bool:
    return half == "all" or (number % 2 == 0) == (half == "tune")


def _match(
    text: str, gold: Sequence[Gold], statements: Sequence[Statement], overlap: Tally, exact: Tally, speaker: Tally
) -> None:
    """Pair direct contents one to one, best overlap first."""
    predicted = [item for item in statements if item.form in DIRECT]
    sets = [letters(text, item.content) for item in predicted]
    wanted = [letters(text, item.content) for item in gold]
    direct = {i for i, item in enumerate(gold) if is_direct(text, item)}
    pairs = sorted(
        ((2 * len(a & b) / (len(a) + len(b)), i, j) for i, a in enumerate(wanted) for j, b in enumerate(sets) if a & b),
        reverse=True,
    )
    free_gold, free_predicted = set(range(len(gold))), set(range(len(predicted)))
    for dice, i, j in pairs:
        if i not in free_gold or j not in free_predicted or dice < HALF:
            continue
        free_gold.discard(i)
        free_predicted.discard(j)
        overlap.right += 1
        overlap.found += i in direct
        exact.right += wanted[i] == sets[j]
        exact.found += i in direct and wanted[i] == sets[j]
        _judge_speaker(gold[i], predicted[j], speaker)
    for tally in (overlap, exact):
        tally.predicted += len(predicted)
        tally.gold += len(direct)
    overlap.wrong += [f"missed: {_words(text, gold[i].content)}" for i in sorted(free_gold & direct)]
    overlap.wrong += [f"extra: {_words(text, predicted[j].content)}" for j in sorted(free_predicted)]


def _judge_speaker(gold: Gold, statement: Statement, tally: Tally) -> None:
    if not gold.source or gold.source.lower() in PRONOUNS:
        return
    name = (statement.speaker.name if statement.speaker else None) or ""
    tally.gold += 1
    tally.predicted += bool(name)
    last = re.findall(r"\w+", name.lower())[-1:]
    right = bool(last) and last[0] in re.findall(r"\w+", gold.source.lower())
    tally.right += right
    if not right:
        tally.wrong.append(f"{name!r} instead of {gold.source!r}")


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)[:160].replace("\n", " ")


def read_sentences() -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """Yield the ADAQ sentences with a span and a tag for every token."""
    with (DATA / "ru-adaq.tokens.tsv").open(encoding="utf-8", newline="") as file:
        tokens: dict[str, list[tuple[str, str]]] = {}
        for row in csv.DictReader(file, delimiter="\t"):
            tokens.setdefault(row["sentence_num"], []).append((row["text"] or "", row["tags"]))
    with (DATA / "ru-adaq.sentences.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            sentence, at, tagged = row["sentences"], 0, []
            for word, tag in tokens.get(row["sentence_id"], []):
                start = sentence.find(word, at)
                if word and start >= 0:
                    at = start + len(word)
                    tagged.append((Span(start, at), tag))
            if tagged:
                yield sentence, tagged


def measure_russian(half: str) -> dict[str, Tally]:
    """Score the ADAQ sentences of a half."""
    tally = Tally()
    for number, (sentence, tagged) in enumerate(read_sentences()):
        if not _in_half(number, half):
            continue
        found = [span for item in find_statements(sentence) for span in item.content]
        missed, extra = [], []
        first = True
        for span, tag in tagged:
            word = span.of(sentence)
            if not word[:1].isalnum():
                continue
            said = tag == "content"
            if said and first and word.lower() in CONJUNCTIONS:
                continue
            first = first and not said
            predicted = any(item.contains(span) for item in found)
            tally.right += said and predicted
            tally.gold += said
            tally.predicted += predicted
            if said != predicted:
                (missed if said else extra).append(word)
        if missed or extra:
            tally.wrong.append(f"{sentence[:200]} | missed: {' '.join(missed)[:60]} | extra: {' '.join(extra)[:60]}")
    return {"content tokens": tally}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures; with ``-v`` also what is wrong in the ``tune`` half."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotes", description="Measure quotation attribution.")
    parser.add_argument("--half", choices=("tune", "check", "all"), default="check", help="which documents")
    parser.add_argument("-v", "--verbose", action="store_true", help="say what is wrong (with --half tune)")
    options = parser.parse_args(arguments)
    if not DATA.exists():
        raise SystemExit(f"{DATA} is missing: this benchmark needs data that is not part of the project")
    print(f"{platform.machine()} · Python {platform.python_version()} · half: {options.half}")
    results = {"PolNeAR dev (en)": measure_english(options.half), "ADAQ (ru)": measure_russian(options.half)}
    for title, figures in results.items():
        for name, tally in figures.items():
            print(f"{title:18} {name:18} {tally}")
            if options.verbose and options.half == "tune":
                for line in tally.wrong:
                    print("   ", line)


if __name__ == "__main__":
    main()
