"""What people get a notice about; the e-mail says only that something waits."""

from inbeeld.foundation.notices.api import Group, NoticeKind

ASKED = "four_eyes.asked"
SETTLED = "four_eyes.settled"

KINDS = (
    NoticeKind(ASKED, Group.SAFETY, critical=True),
    NoticeKind(SETTLED, Group.SAFETY, critical=True),
)
