"""What who has a track gets a notice about."""

from inbeeld.foundation.notices.api import Group, NoticeKind

TRACK_DUE = "track.due"
TRACK_ASKED = "track.asked"
TRACK_GIVEN = "track.given"

KINDS = (
    NoticeKind(TRACK_DUE, Group.TERMS),
    NoticeKind(TRACK_ASKED, Group.TOGETHER),
    NoticeKind(TRACK_GIVEN, Group.TOGETHER),
)
