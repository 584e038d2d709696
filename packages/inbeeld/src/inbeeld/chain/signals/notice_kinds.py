"""What a desk, and who handed in under his name, get a notice about."""

from inbeeld.foundation.notices.kinds import Group, NoticeKind

SIGNAL_WAITS = "signal.waits"
SIGNAL_ANSWERED = "signal.answered"

KINDS = (NoticeKind(SIGNAL_WAITS, Group.INCOMING), NoticeKind(SIGNAL_ANSWERED, Group.INCOMING))
