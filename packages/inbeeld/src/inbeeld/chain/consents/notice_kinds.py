"""What people get a notice about where consent and access are kept."""

from inbeeld.foundation.notices.api import Group, NoticeKind

CONSENT_GONE = "consent.gone"
ACCESS_ENDED = "access.ended"
ACCESS_ENDS_SOON = "access.ends_soon"

KINDS = (
    NoticeKind(CONSENT_GONE, Group.SAFETY, critical=True),
    NoticeKind(ACCESS_ENDED, Group.TOGETHER),
    NoticeKind(ACCESS_ENDS_SOON, Group.TOGETHER),
)
