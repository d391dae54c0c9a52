"""``python -m bilingual``: the command line without its script."""

from bilingual.cli import run

run()
