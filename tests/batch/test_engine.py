"""What a run needs is asked for before anything is planned or written."""

import pytest

from bilingual.batch import BatchOptions, engine, run_batch
from bilingual.errors import ConfigError
from bilingual.settings import Settings


@pytest.mark.parametrize(("missing", "name"), [("daft", "Daft"), ("pyarrow", "pyarrow")])
def test_a_package_that_is_not_installed_is_named_with_what_to_do(missing, name, monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "find_spec", lambda module: None if module == missing else object())
    with pytest.raises(ConfigError, match=rf"batch needs {name}; install: pip install 'bilingual\[batch\]'"):
        run_batch([str(tmp_path)], str(tmp_path / "out"), Settings(), BatchOptions())
    assert not (tmp_path / "out").exists()
