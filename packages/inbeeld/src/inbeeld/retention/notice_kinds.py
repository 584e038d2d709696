"""What people are told about what will be erased."""

from inbeeld.foundation.notices.api import Group, NoticeKind

WILL_BE_ERASED = "retention.announced"

KINDS = (NoticeKind(WILL_BE_ERASED, Group.TERMS),)
