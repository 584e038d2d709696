"""What a desk gets a notice about."""

from inbeeld.foundation.notices.kinds import Group, NoticeKind

SIGNAL_WAITS = "signal.waits"

KINDS = (NoticeKind(SIGNAL_WAITS, Group.INCOMING),)
