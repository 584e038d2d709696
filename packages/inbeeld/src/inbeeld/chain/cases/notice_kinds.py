"""What somebody with work in a case gets a notice about."""

from inbeeld.foundation.notices.kinds import Group, NoticeKind

ACTION_GIVEN = "case.action_given"
ACTION_DUE = "case.action_due"
BREAK_AHEAD = "case.break_ahead"

KINDS = (
    NoticeKind(ACTION_GIVEN, Group.TOGETHER),
    NoticeKind(ACTION_DUE, Group.TERMS),
    NoticeKind(BREAK_AHEAD, Group.TERMS),
)
