"""A real Chromium for the tests of the HTML report: the system's own, headless, without any network.

On a machine without one the tests are skipped and say so; where ``CI`` is set that is a failure (``.ci/run``
installs it).
"""

from __future__ import annotations

import os
import shutil

import pytest

__all__ = ["ARGUMENTS", "find_chromium", "require_chromium"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def find_chromium() -> str | None:
    """The path of the system's browser."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def require_chromium() -> str:
    """The path of the system's browser; without one the test is skipped, in CI it fails."""
    path = find_chromium()
    if path is None:
        reason = f"no Chromium on this machine ({', '.join(NAMES)}): apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path
