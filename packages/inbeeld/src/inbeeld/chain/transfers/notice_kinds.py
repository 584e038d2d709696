"""What people get a notice about where cases go to another region."""

from inbeeld.foundation.notices.api import Group, NoticeKind

TRANSFER_ASKED = "transfer.asked"
TRANSFER_ANSWERED = "transfer.answered"

KINDS = (NoticeKind(TRANSFER_ASKED, Group.TOGETHER), NoticeKind(TRANSFER_ANSWERED, Group.TOGETHER))
