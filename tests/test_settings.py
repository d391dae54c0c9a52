"""Settings are built from defaults, a file and flags; a mistake in any of them is said, never ignored."""

import pytest

from bilingual.errors import ConfigError
from bilingual.settings import Settings, load_settings


def test_defaults_then_file_then_flags(tmp_path):
    file = tmp_path / "bilingual.toml"
    file.write_text('original = "ru"\nmodel = "labse"\n[read]\nencoding = "cp1251"\n', encoding="utf-8")
    settings = load_settings(file, {"model": "default"})
    assert (settings.original, settings.read.encoding) == ("ru", "cp1251")  # the file over the defaults
    assert settings.model == "default"  # the flag over the file
    assert settings.read.max_bytes == Settings().read.max_bytes  # the rest as it was


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (
            "modle = 'x'",
            "unknown setting 'modle'; known here: align, cache, model, original, read, score, uncalibrated",
        ),
        ("[read]\nmax_byte = 1", "unknown setting 'read.max_byte'"),
        ("model = 3", "'model' must be str, not int (3)"),
        ("read = 3", "'read' is a section; write it as [read]"),
        ("original = 'de'", "original is 'de'; it must be auto, ru or en"),
        ("[read", "not valid TOML"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path, toml, message):
    file = tmp_path / "bilingual.toml"
    file.write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_settings(file)
    assert message in str(error.value)
    assert str(file) in str(error.value) or "original is" in message
    assert "\n" not in str(error.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"absent\.toml: cannot read the configuration"):
        load_settings(tmp_path / "absent.toml")


def test_settings_are_plain_values_for_the_signature():
    values = Settings().to_dict()
    assert values["model"] == "default"
    assert Settings().merged(values, "itself") == Settings()
