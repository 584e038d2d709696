"""How much one address or signal can send before it has to wait; the table stands in docs/threat-model.md."""

from inbeeld.foundation.ceilings.api import Ceiling

WRONG_CODES = Ceiling("signal codes", "30/15m", step="5s", longest="15m", in_total=300, when_busy=10)
HAND_INS = Ceiling("hand-ins", "60/h", step="15s", longest="2m", in_total=600, when_busy=20)
REPLIES = Ceiling("signal replies", "20/h", step="15s", longest="5m", in_total=2_000, when_busy=5)
# Looking through a document costs the server a second of work.
UPLOADS = Ceiling("documents", "20/h", step="30s", longest="10m", in_total=200, when_busy=5)
