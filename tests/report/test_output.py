"""A file appears whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from bilingual.errors import BilingualError, ConfigError
from bilingual.report.output import check_target, write_file


def test_a_file_is_written_as_utf8_with_the_usual_rights(tmp_path):
    target = tmp_path / "a.txt"
    write_file(target, "Европа\n")
    assert target.read_bytes() == "Европа\n".encode()
    usual = tmp_path / "b.txt"
    usual.touch()
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_file_that_was_there_keeps_its_rights(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    target.chmod(0o600)
    write_file(target, "new")
    assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("new", 0o600)


def test_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    write_file(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_device_is_written_to_not_replaced():
    write_file(Path(os.devnull), "text")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    target.write_text("old")

    def fail(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BilingualError, match=r"a\.txt: cannot be written: the disk is full"):
        write_file(target, "new")
    assert target.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_in_one_line():
    with pytest.raises(BilingualError, match="/dev/full: cannot be written: the disk is full"):
        write_file(Path("/dev/full"), "text")


def test_an_input_is_never_a_target(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("text")
    (tmp_path / "same.txt").hardlink_to(article)
    (tmp_path / "link.txt").symlink_to(article)
    for name in ("article.txt", "same.txt", "link.txt"):
        with pytest.raises(ConfigError, match="is an input"):
            check_target(tmp_path / name, [article])
    check_target(tmp_path / "other.txt", [article])


def test_a_target_needs_a_folder(tmp_path):
    with pytest.raises(ConfigError, match="is a directory"):
        check_target(tmp_path, [])
    with pytest.raises(ConfigError, match="its folder does not exist"):
        check_target(tmp_path / "no" / "a.txt", [])
