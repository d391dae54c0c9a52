"""The documentation is true: what is generated is fresh, what can be run runs."""

import re
from pathlib import Path
from shlex import split

import pytest

import bilingual.align.words  # noqa: F401  (now, or a test that replaces the encoder for a while replaces it here for good)
from bilingual.cli import main
from bilingual.settings import Settings, load_settings
from docs import make_settings_page, make_tables_page

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_e8c37c1693dfbc87.txt"
HOW_TOS = ("fact-checker", "translator", "corpus-builder", "developer", "library")
SPEECH = "Мост закрыли в понедельник. Паром работает до полуночи. Погибли 12 человек. Мэр обещает скидку на паром."
REPORT = "The bridge was closed on Monday. The ferry runs until midnight. Fifteen people were killed."


def blocks(name, language):
    text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("maker", [make_settings_page, make_tables_page], ids=lambda maker: maker.PAGE.name)
def test_generated_pages_are_fresh(maker):
    assert maker.PAGE.read_text("utf-8") == maker.make_page(), f"run: python docs/{Path(maker.__file__).name}"


def test_the_settings_on_the_page_are_the_defaults(tmp_path):
    (toml,) = blocks("settings", "toml")
    path = tmp_path / "bilingual.toml"
    path.write_text(toml, encoding="utf-8")
    assert load_settings(path) == Settings()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the files the how-tos speak of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "seeds").mkdir()
    for path in (tmp_path / "article.txt", tmp_path / "seeds" / SEED.name):
        path.write_bytes(SEED.read_bytes())
    (tmp_path / "speech.ru.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "report.en.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def run(arguments):
    try:
        return main(arguments)
    except SystemExit as end:  # the script of a completion ends the process
        return end.code


@pytest.mark.slow
@pytest.mark.parametrize("name", HOW_TOS)
def test_the_commands_and_the_code_of_a_how_to_run(name, desk, capsys):
    for toml in blocks(name, "toml"):
        (desk / "bilingual.toml").write_text(toml, encoding="utf-8")
    for console in blocks(name, "console"):
        for line in console.splitlines():
            assert line.startswith("$ bilingual "), line
            assert run(split(line)[2:]) == 0, capsys.readouterr().err
    values = {}
    for python in blocks(name, "python"):
        exec(compile(python, f"{name}.md", "exec"), values)


LINKS = re.compile(r"\]\(([^)#:]+)[)#]")


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_pages_link_to_what_is_there(page):
    missing = [name for name in LINKS.findall(page.read_text("utf-8")) if not (page.parent / name).exists()]
    assert missing == []
