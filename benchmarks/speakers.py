"""Measure who is named as the speaker in twenty annotated articles: ``python -m benchmarks.speakers [-v]``.

The articles and their table are in ``tests/statements/speakers/``. A statement is right when the program names the
right person in full; one that is not found is wrong. ``-v`` also prints what is wrong in the ``tune`` half.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tests.statements.speakers import find_answers


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the share of statements with the right person, by language and half."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speakers", description="Measure speaker resolution.")
    parser.add_argument("-v", "--verbose", action="store_true", help="say what is wrong in the tune half")
    options = parser.parse_args(arguments)
    answers = find_answers()
    for half in ("tune", "check"):
        for language in ("en", "ru"):
            some = [item for item in answers if item.half == half and item.article.startswith(language)]
            right = sum(item.is_right for item in some)
            print(f"{half:5}  {language}  {right / len(some):.3f}  ({right} of {len(some)} statements)")
    if options.verbose:
        for item in answers:
            if item.half == "tune" and not item.is_right:
                print(f"{item.article}: {item.words!r}: {item.found!r} instead of {' or '.join(item.right)!r}")


if __name__ == "__main__":
    main()
