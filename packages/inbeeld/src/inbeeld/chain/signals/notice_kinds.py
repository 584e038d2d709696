"""What a desk, and who handed in under his name, get a notice about."""

from inbeeld.foundation.notices.api import Group, NoticeKind

SIGNAL_WAITS = "signal.waits"
SIGNAL_ANSWERED = "signal.answered"
TERM_ENDS = "signal.term"
PASSING_ASKED = "signal.passing_asked"
PASSING_ANSWERED = "signal.passing_answered"

KINDS = (
    NoticeKind(SIGNAL_WAITS, Group.INCOMING),
    NoticeKind(SIGNAL_ANSWERED, Group.INCOMING),
    NoticeKind(TERM_ENDS, Group.TERMS),
    NoticeKind(PASSING_ASKED, Group.TOGETHER),
    NoticeKind(PASSING_ANSWERED, Group.TOGETHER),
)
