"""Write ``docs/settings.md`` from the docstrings of the settings: ``python docs/make_settings_page.py``."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bilingual.settings
from bilingual.settings import Settings

PAGE = Path(__file__).with_name("settings.md")
HEAD = """# Settings

What a TOML file may hold; name it with `--config FILE`. Flags win over the file, the file over these defaults. A key
that is not here is an error. Made by `make docs`; do not edit.

```sh
bilingual align article.txt --config bilingual.toml
```

Every setting at its default:
"""


def read_docstrings() -> dict[str, dict[str, str]]:
    """Return the docstring of every field under the name of its class."""
    tree = ast.parse(inspect.getsource(bilingual.settings))
    found: dict[str, dict[str, str]] = {}
    for item in tree.body:
        if not isinstance(item, ast.ClassDef):
            continue
        fields = found[item.name] = {"": ast.get_docstring(item) or ""}
        for field, after in zip(item.body, item.body[1:], strict=False):
            documented = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and documented:
                fields[field.target.id] = " ".join(str(after.value.value).split())
    return found


def write_section(settings: Any, docs: dict[str, dict[str, str]]) -> Iterator[str]:  # noqa: ANN401
    """Yield the lines of a section with a comment above every key; raises KeyError for a key nobody explained."""
    explained = docs[type(settings).__name__]
    for name in settings.__dataclass_fields__:
        value = getattr(settings, name)
        if not hasattr(value, "__dataclass_fields__"):
            yield from (f"# {explained[name]}".replace("``", ""), f"{name} = {write_value(value)}", "")


def write_value(value: object) -> str:
    """Return a TOML value."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:_}" if isinstance(value, int) else f'"{value}"' if isinstance(value, str) else str(value)


def make_page() -> str:
    """Return the page."""
    docs, settings = read_docstrings(), Settings()
    lines = [HEAD, "```toml", *write_section(settings, docs)]
    for name in settings.__dataclass_fields__:
        section = getattr(settings, name)
        if getattr(section, "__dataclass_fields__", None):
            why = docs[type(section).__name__][""].splitlines()[0]
            lines += [f"[{name}]  # {why}".replace("``", ""), *write_section(section, docs)]
    return "\n".join([*lines[:-1], "```", ""])


def main() -> None:
    """Write ``docs/settings.md``."""
    PAGE.write_text(make_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
