"""How much one address, one conversation and everybody together can send; the table stands in docs/talk-unseen.md."""

from __future__ import annotations

from inbeeld.foundation.ceilings.api import Ceiling

# A right number never waits: of about 50 bits, it cannot be found as fast as the server answers.
WRONG_CODES = Ceiling("conversation numbers", "30/15m", step="5s", longest="15m", in_total=300, when_busy=10)
# A class that writes after a lesson shares one address.
FIRST_MESSAGES = Ceiling("first messages", "60/h", step="30s", longest="10m", in_total=600, when_busy=20)
MESSAGES = Ceiling("messages", "20/h", step="15s", longest="5m", in_total=2_000, when_busy=5)
