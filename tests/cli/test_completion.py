"""Shell completion: commands, flags and the values of flags."""

import pytest

from bilingual.cli import main


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("bilingual al", ["align"]),
        ("bilingual models sh", ["show"]),
        ("bilingual report --la", ["--lang"]),
        ("bilingual align --lang ", ["en", "ru"]),
        ("bilingual align --fail-on m", ["minor", "major"]),
        ("bilingual report --format ", ["text", "json", "html", "markdown", "csv", "parquet", "tmx", "xliff"]),
        ("bilingual align --table s", ["statements", "segments"]),
    ],
)
def test_bash_is_offered(words, offered, monkeypatch, capsys):
    monkeypatch.setenv("_BILINGUAL_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
    with pytest.raises(SystemExit) as end:
        main([])
    assert end.value.code == 0
    assert capsys.readouterr().out.split() == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_has_a_script(shell, monkeypatch, capsys):
    with pytest.raises(SystemExit) as end:
        main(["--show-completion", shell])
    assert end.value.code == 0
    assert "_BILINGUAL_COMPLETE" in capsys.readouterr().out
