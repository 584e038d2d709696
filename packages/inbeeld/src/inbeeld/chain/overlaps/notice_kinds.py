"""What people get a notice about where cases touch."""

from inbeeld.foundation.notices.api import Group, NoticeKind

OVERLAP_ASKED = "overlap.asked"
OVERLAP_ANSWERED = "overlap.answered"

KINDS = (NoticeKind(OVERLAP_ASKED, Group.TOGETHER), NoticeKind(OVERLAP_ANSWERED, Group.TOGETHER))
