"""What people get a notice about who are asked to a conference."""

from inbeeld.foundation.notices.api import Group, NoticeKind

CONFERENCE = "conference.waits"

KINDS = (NoticeKind(CONFERENCE, Group.TOGETHER),)
