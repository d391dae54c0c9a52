"""``python -m bilingual``: the command line without its script."""

import sys

from bilingual.cli import main

sys.exit(main())
