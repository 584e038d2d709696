"""How much one address, one conversation and everybody together can send; the table stands in docs/talk-unseen.md."""

from __future__ import annotations

from inbeeld.chain.signals.api import Ceiling

# A code has about 50 bits: with these, guessing one takes longer than anybody lives.
WRONG_CODES = Ceiling(window=900, free=5, step=5, most=900, free_in_total=300, free_when_busy=2)
FIRST_MESSAGES = Ceiling(window=3600, free=5, step=30, most=600, free_in_total=200, free_when_busy=2)
MESSAGES = Ceiling(window=3600, free=20, step=15, most=300, free_in_total=2_000, free_when_busy=5)
EVERYTHING = (WRONG_CODES, FIRST_MESSAGES, MESSAGES)
