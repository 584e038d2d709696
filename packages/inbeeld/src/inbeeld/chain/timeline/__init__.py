"""How a case went: its history, and its progress by quarter."""
