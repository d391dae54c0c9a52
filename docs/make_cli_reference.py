"""Write ``docs/cli.md`` from the program's own help: ``python docs/make_cli_reference.py`` (``make docs``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from bilingual.cli import app

PAGE = Path(__file__).with_name("cli.md")
WIDTH = 80


def walk(command: Any, name: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401  (typer exports no type)
    """Yield every command's name and help, depth first; ``command`` is what typer made of the application."""
    context = command.context_class(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
    yield name, command.get_help(context)
    for child, inner in getattr(command, "commands", {}).items():
        yield from walk(inner, f"{name} {child}")


def make_reference() -> str:
    """Return the page."""
    parts = ["# Command line", "", "What each command's `--help` prints. Made by `make docs`; do not edit.", ""]
    for name, text in walk(typer.main.get_command(app), "bilingual"):
        parts += [f"{'#' * (name.count(' ') + 2)} {name}", "", "```text", text.strip(), "```", ""]
    return "\n".join(parts)


def main() -> None:
    """Write ``docs/cli.md``."""
    PAGE.write_text(make_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
