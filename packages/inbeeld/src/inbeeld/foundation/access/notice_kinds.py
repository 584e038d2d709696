"""What people get a notice about where access is opened."""

from inbeeld.foundation.notices.api import Group, NoticeKind

EMERGENCY_OPENED = "emergency.opened"

KINDS = (NoticeKind(EMERGENCY_OPENED, Group.SAFETY, critical=True),)
