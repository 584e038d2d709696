"""``python -m darkfigure``."""

import sys

from darkfigure._cli import main

sys.exit(main())
