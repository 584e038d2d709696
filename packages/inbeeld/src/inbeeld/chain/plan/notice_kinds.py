"""What somebody with something to do in a case gets a notice about."""

from inbeeld.foundation.notices.api import Group, NoticeKind

ACTION_GIVEN = "case.action_given"
ACTION_DUE = "case.action_due"

KINDS = (
    NoticeKind(ACTION_GIVEN, Group.TOGETHER),
    NoticeKind(ACTION_DUE, Group.TERMS),
)
