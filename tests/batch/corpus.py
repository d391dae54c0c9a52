"""A small corpus, and the contents of a folder of results."""

from __future__ import annotations

import json
from pathlib import Path

ARTICLE = """The mayor of town {n} spoke on Monday.

“The bridge {n} will be closed for repairs,” he wrote. “Traffic will use the bypass.”

Мост {n} закроют на ремонт. Движение пойдёт по объездной дороге.

— Мэр (@mayor) May 5, 2014
"""


def write_table(path: Path, n: int) -> Path:
    """Write ``n`` articles as JSON Lines."""
    rows = [json.dumps({"id": f"a{i}", "text": ARTICLE.format(n=i)}, ensure_ascii=False) for i in range(n)]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a run but its manifest and plan, which hold times and paths."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent != folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
