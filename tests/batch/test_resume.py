"""Runs that are really stopped: the same command ends with the files of a run that nothing disturbed."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.batch.corpus import contents, write_table

pytestmark = pytest.mark.slow

N = 600  # five shards
HANGS = 1200  # seconds after which a command is taken to hang: much longer than any machine needs


def command(table, output, *flags):
    return [sys.executable, "-m", "bilingual", "batch", str(table), "-o", str(output), "--workers", "1", *flags]


def run(table, output, *flags):
    return subprocess.run(command(table, output, *flags), capture_output=True, text=True, timeout=HANGS, check=False)


def all_done(output):
    return f"bilingual: {output}: {N} documents done, none failed; --summary prints what was found\n"


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    return write_table(tmp_path_factory.mktemp("corpus") / "in.jsonl", N)


@pytest.fixture(scope="module")
def undisturbed(table, tmp_path_factory):
    output = tmp_path_factory.mktemp("undisturbed") / "out"
    done = run(table, output)
    assert done.returncode == 0, done.stderr
    return contents(output)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_run_goes_on(how, table, undisturbed, tmp_path):
    output = tmp_path / "out"
    process = subprocess.Popen(
        command(table, output),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_heed_ctrl_c,
    )
    _wait_for(lambda: len(list((output / "done").glob("*.json"))) >= 2, process)
    os.killpg(process.pid, how)
    _, printed = process.communicate(timeout=HANGS)
    if how == signal.SIGINT:
        assert (process.returncode, printed) == (130, b"bilingual: interrupted\n")
    kept = {path.name: path.stat().st_mtime_ns for path in (output / "done").glob("*.json")}
    assert 2 <= len(kept) < N / 128
    done = run(table, output)
    assert (done.returncode, done.stderr) == (0, all_done(output))
    assert contents(output) == undisturbed
    for name, written in kept.items():
        assert (output / "done" / name).stat().st_mtime_ns == written, f"{name} was done twice"
    assert json.loads((output / "run.json").read_text("utf-8"))["documents"] == N


def _heed_ctrl_c():
    """Undo what a shell does to jobs in its background: these, and all they start, ignore SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_for(condition, process):
    for _ in range(20 * HANGS):
        if condition():
            return
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    raise AssertionError(f"the run did nothing for {HANGS} seconds")


def test_a_full_disk_stops_the_run_and_more_room_lets_it_go_on(table, undisturbed, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(map(len, undisturbed.values())) // 2
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no file system may be mounted here: {mounted.stderr.decode().strip()}")
    try:
        full = run(table, disk / "out")
        assert full.returncode == 1
        assert "the disk is full" in full.stderr
        assert full.stderr.count("\n") == 1
        subprocess.run(["mount", "-o", f"remount,size={20 * size}", str(disk)], check=True)
        done = run(table, disk / "out")
        assert (done.returncode, done.stderr) == (0, all_done(disk / "out"))
        assert contents(disk / "out") == undisturbed
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_another_run_is_refused(table, undisturbed, tmp_path):
    assert undisturbed
    small = write_table(tmp_path / "small.jsonl", 3)
    output = tmp_path / "out"
    assert run(small, output).returncode == 0
    other = run(small, output, "--original", "en")
    assert (other.returncode, other.stderr.count("\n")) == (2, 1)
    assert "holds a run with another settings" in other.stderr
    write_table(small, 4)
    changed = run(small, output)
    assert (changed.returncode, "inputs have changed" in changed.stderr) == (2, True)
    assert run(small, output, "--update").returncode == 0
    assert json.loads((output / "run.json").read_text("utf-8"))["documents"] == 4
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    assert "no run put there" in run(small, tmp_path / "mine").stderr
