"""How much one address, one conversation and everybody together can send; the table stands in docs/talk-unseen.md."""

from __future__ import annotations

from inbeeld.foundation.ceilings.api import Ceiling

# A code has about 50 bits: with these, guessing one takes longer than anybody lives.
WRONG_CODES = Ceiling("5/15m", step="5s", longest="15m", in_total=300, when_busy=2)
FIRST_MESSAGES = Ceiling("5/h", step="30s", longest="10m", in_total=200, when_busy=2)
MESSAGES = Ceiling("20/h", step="15s", longest="5m", in_total=2_000, when_busy=5)
EVERYTHING = (WRONG_CODES, FIRST_MESSAGES, MESSAGES)
