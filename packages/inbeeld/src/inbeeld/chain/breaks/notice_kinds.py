"""What a coordinator gets a notice about."""

from inbeeld.foundation.notices.api import Group, NoticeKind

BREAK_AHEAD = "case.break_ahead"

KINDS = (NoticeKind(BREAK_AHEAD, Group.TERMS),)
