"""What a privacy officer gets a notice about."""

from inbeeld.foundation.notices.api import Group, NoticeKind

ROW_FORGED = "row.forged"

KINDS = (NoticeKind(ROW_FORGED, Group.SAFETY, critical=True),)
