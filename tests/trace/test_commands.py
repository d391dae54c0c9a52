"""The two commands with the embedded encoder, both directions."""

import json

import pytest

from bilingual.cli import main

pytestmark = pytest.mark.slow

POSTS = (
    ("Министр", "Мы не намерены останавливать строительство новой станции."),
    ("Министр", "Погода в Москве сегодня будет холодной."),
    ("Mayor", "We will open the bridge before the end of the year."),
    ("Mayor", "The hospital needs forty more doctors."),
)
ARTICLE = """The minister spoke on Monday.

"We do not intend to stop building the new station," the minister said.

"Nobody has paid for the tickets," the passenger said.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    pytest.importorskip("lancedb")
    folder = tmp_path_factory.mktemp("archive")
    lines = [json.dumps({"text": text, "author": who, "date": "2024-05-06"}) for who, text in POSTS]
    (folder / "posts.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    assert main(["index", str(folder / "posts.jsonl"), "-o", str(folder / "index")]) == 0
    return folder


def answers(folder, capsys, quote):
    assert main(["trace", quote, "--index", str(folder / "index"), "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["schema"] == "bilingual.trace/1"
    return result["queries"]


def test_both_directions(folder, capsys):
    (english,) = answers(folder, capsys, "We do not intend to stop building the new station")
    assert (english["found"], english["candidates"][0]["text"]) == (True, POSTS[0][1])
    (russian,) = answers(folder, capsys, "Мы откроем мост до конца года")
    assert (russian["found"], russian["candidates"][0]["text"]) == (True, POSTS[2][1])
    assert russian["candidates"][0]["author"] == "Mayor"


def test_an_article(folder, capsys):
    first, second = answers(folder, capsys, str(folder / "article.txt"))
    assert (first["found"], second["found"]) == (True, False)


def test_the_second_time_nothing_is_added(folder, capsys):
    assert main(["index", str(folder / "posts.jsonl"), "-o", str(folder / "index")]) == 0
    assert "0 sentences added, 4 were there" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("quote", "message"),
    [("missing.txt", "no such file"), (" ", "the quote is empty"), ("plain.txt", "no reported quotation")],
)
def test_what_cannot_be_traced_is_said_in_one_line(folder, capsys, monkeypatch, quote, message):
    monkeypatch.chdir(folder)
    (folder / "plain.txt").write_text("It rained all day.", "utf-8")
    assert main(["trace", quote, "--index", str(folder / "index")]) == 2
    assert message in capsys.readouterr().err
