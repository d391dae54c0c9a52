"""Every reader on damaged files, guided by coverage: ``python -m benchmarks.fuzz`` (needs the extra ``fuzz``; an hour).

atheris (libFuzzer) mutates small real files of each format. A reader may give documents or an InputError of one line;
anything else is a failure, as are a span that is not in the text and a file that takes three seconds.
Prints executions and failures by format, and exits with 1 after a failure; each failing input is kept in build/fuzz.
"""

from __future__ import annotations

import argparse
import functools
import io
import itertools
import json
import subprocess
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import get_args

from benchmarks.tables import print_table
from bilingual.errors import ConfigError, InputError
from bilingual.settings import InputFormat, ReadSettings

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "fuzz"
DOCX_BODY = "docx-body"  # the XML inside a valid package: mutations of the zip itself rarely get so far
TARGETS = (*get_args(InputFormat), DOCX_BODY)
SLOW = 3.0  # seconds of processor time
MAX_BYTES = 200_000
MAX_DOCUMENTS = 50
KEEP_EVERY = 50  # executions between two writes of the counts: libFuzzer ends the process without a word

RUSSIAN, ENGLISH = "«Проблем с экипажем нет», — сказал он.", "“The crew is fine,” he said."
TELEGRAM = {"type": "public_channel", "messages": [{"id": 1, "type": "message", "date": "2018-08-30T10:00:00"}]}
TELEGRAM["messages"][0] |= {"from": "Рогозин", "text": [RUSSIAN, {"type": "bold", "text": ENGLISH}]}
TWEETS = [
    {"tweet": {"id_str": "1", "full_text": RUSSIAN, "created_at": "Thu Aug 30 10:00:00 +0000 2018", "lang": "ru"}}
]


def make_seeds(target: str) -> dict[str, bytes]:
    """Return small valid files of the format, by name; ``auto`` gets one of each."""
    if target == "auto":
        formats = (name for name in get_args(InputFormat) if name != "auto")
        return {f"{name}-{seed}": data for name in formats for seed, data in make_seeds(name).items()}
    if target == "html":
        return {path.name: path.read_bytes() for path in sorted((ROOT / "tests" / "read" / "pages").glob("*.html"))}
    makers: Mapping[str, Callable[[], bytes]] = {
        "text": lambda: f"{RUSSIAN}\n\n{ENGLISH}\n— Rogozin (@Rogozin) August 30, 2018".encode(),
        "markdown": lambda: f"# {ENGLISH}\n\n> {RUSSIAN}\n\n- [a](b)\n\n|a|b|\n|-|-|\n".encode(),
        "docx": make_docx,
        DOCX_BODY: lambda: zipfile.ZipFile(io.BytesIO(make_docx())).read("word/document.xml"),
        "pdf": make_pdf,
        "jsonl": lambda: json.dumps({"id": 1, "text": RUSSIAN}).encode(),
        "csv": lambda: f'id,text\n1,"{RUSSIAN}"\n'.encode(),
        "parquet": make_parquet,
        "telegram": lambda: json.dumps(TELEGRAM).encode(),
        "twitter": lambda: b"window.YTD.tweets.part0 = " + json.dumps(TWEETS).encode(),
    }
    return {"seed": makers[target]()}


@functools.cache
def make_docx() -> bytes:
    """Return a Word file with a heading, a paragraph and a table."""
    from docx import Document

    document, file = Document(), io.BytesIO()
    document.add_heading(ENGLISH)
    document.add_paragraph(RUSSIAN)
    document.add_table(1, 2).cell(0, 0).text = ENGLISH
    document.save(file)
    return file.getvalue()


def make_pdf() -> bytes:
    """Return a PDF of one line of text."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer, file = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(300, 300)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts = DictionaryObject(
        {NameObject("/F"): DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})}
    )
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    content.set_data(b"BT /F 12 Tf 20 200 Td (The crew is fine.) Tj ET")
    page[NameObject("/Contents")] = content
    writer.write(file)
    return file.getvalue()


def make_parquet() -> bytes:
    """Return a table of two documents."""
    import pyarrow
    import pyarrow.parquet

    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"id": ["1", "2"], "text": [RUSSIAN, ENGLISH]}), file)
    return file.getvalue()


def put_body(body: bytes) -> bytes:
    """Return a Word file whose text part is ``body``."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_docx())) as whole, zipfile.ZipFile(file, "w") as package:
        for name in whole.namelist():
            package.writestr(name, body if name == "word/document.xml" else whole.read(name))
    return file.getvalue()


def check(data: bytes, settings: ReadSettings) -> None:
    """Read ``data``; an AssertionError or any other exception is a failure of the reader."""
    from bilingual.read import read_many

    start = time.process_time()
    try:
        for document in itertools.islice(read_many(io.BytesIO(data), settings), MAX_DOCUMENTS):
            for block in document.blocks:
                if not block.span.of(document.text).strip():
                    raise AssertionError(f"an empty block at {block.span}")
    except (InputError, ConfigError) as error:
        if "\n" in str(error):
            raise AssertionError("an error of several lines") from error
    if time.process_time() - start > SLOW:
        raise AssertionError("slow")


def fuzz(target: str, seconds: int) -> None:
    """Fuzz one reader in this process, which ends with it; counts and failures go to a file in ``WORK``."""
    import atheris

    with atheris.instrument_imports(include=["bilingual.read"]):
        import bilingual.read  # noqa: F401  (instrumented while it is imported)

    folder = WORK / target
    columns = "text" if target in ("jsonl", "csv", "parquet") else ""
    form = "docx" if target == DOCX_BODY else target
    settings = ReadSettings(format=form, max_bytes=MAX_BYTES, text_columns=columns)
    counts: dict[str, object] = {"executions": 0, "failures": (failures := {})}

    def run(data: bytes) -> None:
        counts["executions"] = n_runs = int(str(counts["executions"])) + 1
        try:
            check(put_body(data) if target == DOCX_BODY else data, settings)
        except Exception as error:  # noqa: BLE001  (counted and kept: the next failure may be another one)
            frame = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}: {str(error)[:80]!r}"
            if kind not in failures:
                failures[kind] = sha256(data).hexdigest()[:12]
                (folder / failures[kind]).write_bytes(data)
                n_runs = 0
        if n_runs % KEEP_EVERY == 0:
            (folder / "counts.json").write_text(json.dumps(counts), encoding="utf-8")

    options = [f"-max_total_time={seconds}", "-max_len=20000", "-seed=1", "-verbosity=0", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *options, str(folder / "corpus")], run)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60, help="in all, shared evenly by the formats")
    parser.add_argument("--only", choices=TARGETS, help="one reader, in this process")
    options = parser.parse_args()
    seconds = max(1, round(options.minutes * 60 / len(TARGETS)))
    if options.only:
        fuzz(options.only, round(options.minutes * 60))
        return
    rows, failed = [], False
    for target in TARGETS:
        corpus = WORK / target / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        for name, data in make_seeds(target).items():
            (corpus / name).write_bytes(data)
        (WORK / target / "counts.json").unlink(missing_ok=True)
        command = [sys.executable, "-m", "benchmarks.fuzz", "--only", target, "--minutes", str(seconds / 60)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
        if not (WORK / target / "counts.json").is_file():
            sys.exit(f"{target}: {done.stderr.strip() or 'ended before it ran'}")
        counts = json.loads((WORK / target / "counts.json").read_text(encoding="utf-8"))
        failures = [
            *counts["failures"],
            *([f"exit {done.returncode}: {done.stderr[-200:]}"] if done.returncode else []),
        ]
        failed = failed or bool(failures)
        rows.append((target, f"{seconds}", f"{counts['executions']:,}", "; ".join(failures) or "none"))
        print(f"{target}: {counts['executions']:,} executions, {len(failures)} failures", file=sys.stderr)
    print_table(("reader", "seconds", "executions", "failures"), rows)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
