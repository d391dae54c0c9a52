"""Golden files: what a test prints is compared with a file that a person has read; ``--update-golden`` rewrites it.

And what a command run in a test does to logging ends with the test.
"""

import logging
from pathlib import Path

import pytest


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files from what the tests print")


@pytest.fixture
def golden(request):
    """``golden("name.txt", text)`` compares text with the file of that name in ``golden/`` beside the test."""

    def check(name: str, text: str) -> None:
        path = Path(request.path).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        expected = path.read_bytes().decode("utf-8")
        assert text == expected, f"differs from {path}; if the new form is right, run pytest --update-golden"

    return check


@pytest.fixture(autouse=True)
def own_log():
    """The command line sets the package's logger up for its own process; the next test finds it as it was."""
    log = logging.getLogger("bilingual")
    before = log.level, log.propagate, list(log.handlers)
    yield
    log.setLevel(before[0])
    log.propagate, log.handlers[:] = before[1:]
