"""The rooms and the import rule of ARCHITECTURE.md, held by a test."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import bilingual

PACKAGE = Path(bilingual.__file__).parent

# A module may import from its own room and from rooms further up.
ROOMS = (
    "version",
    "errors",
    "files",
    "datatypes",
    "settings",
    "words",
    "transliteration",
    "bylines",
    "language",
    "posts",
    "read",
    "segment",
    "statements",
    "found",
    "calibration",
    "encode",
    "train",
    "align",
    "score",
    "fit",
    "rests",
    "verdicts",
    "pipeline",
    "trace",
    "report",
    "batch",
    "evaluate",
    "cli",
    "__main__",
)
HEAVY = {
    "torch", "transformers", "sentence_transformers", "onnxruntime", "tokenizers", "pandas", "jinja2", "pymorphy3",
    "natasha", "razdel", "datasets", "onnx", "translate", "playwright", "huggingface_hub", "safetensors",
    "daft", "ray", "pyarrow", "lancedb",
    "trafilatura", "lxml", "docx", "pypdf", "markdown_it",
}  # fmt: skip


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def imported(tree: ast.AST) -> list[str]:
    """Names of the modules that are imported anywhere in the tree."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return names


def at_import_time(tree: ast.Module) -> ast.Module:
    """The tree without function bodies and `if TYPE_CHECKING`: what runs when the module is imported."""

    class Strip(ast.NodeTransformer):
        def visit_FunctionDef(self, node):
            return None

        def visit_If(self, node):
            return None if "TYPE_CHECKING" in ast.dump(node.test) else self.generic_visit(node)

    return Strip().visit(tree)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_only_upward(path):
    own = ROOMS.index(room_of(path))
    tree = at_import_time(ast.parse(path.read_text(encoding="utf-8")))
    for name in imported(tree):
        first, *rest = name.split(".")
        if first == "bilingual" and rest:
            assert ROOMS.index(rest[0]) <= own, f"{name} is further down than {room_of(path)}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_packages_are_imported_only_when_used(path):
    tree = at_import_time(ast.parse(path.read_text(encoding="utf-8")))
    assert not HEAVY & {name.split(".")[0] for name in imported(tree)}


def test_every_public_name_exists_and_no_other_is_promised():
    namespace = {name: getattr(bilingual, name) for name in bilingual.__all__}
    assert sorted(namespace) == sorted(set(dir(bilingual)))
    promised = {name for names in bilingual._HOMES.values() for name in names} | {"align", "__version__"}
    assert promised == set(bilingual.__all__)


def test_the_function_keeps_its_name_whatever_is_imported_first():
    code = "from bilingual.align import pairs; import bilingual; assert callable(bilingual.align), bilingual.align"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_the_package_loads_nothing_heavy():
    code = "import bilingual, sys; print(sorted(set(sys.modules) & {'numpy', 'rich', 'typer', 'onnxruntime', 'torch'}))"
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert printed.strip() == "[]"
