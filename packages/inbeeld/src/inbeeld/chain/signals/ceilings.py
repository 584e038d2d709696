"""How much one address or signal can send before it has to wait; the table stands in docs/threat-model.md."""

from inbeeld.foundation.ceilings.api import Ceiling

WRONG_CODES = Ceiling("5/15m", step="5s", longest="15m", in_total=300, when_busy=2)
HAND_INS = Ceiling("20/h", step="15s", longest="2m", in_total=600, when_busy=5)
REPLIES = Ceiling("20/h", step="15s", longest="5m", in_total=2_000, when_busy=5)
# Looking through a document costs the server a second of work.
UPLOADS = Ceiling("10/h", step="30s", longest="10m", in_total=200, when_busy=2)
EVERYTHING = (WRONG_CODES, HAND_INS, REPLIES, UPLOADS)
