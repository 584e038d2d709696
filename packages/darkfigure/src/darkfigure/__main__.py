"""``python -m darkfigure``."""

import sys

from darkfigure.cli import main

sys.exit(main())
