"""What a team of outreach workers gets a notice about."""

from inbeeld.foundation.notices.api import Group, NoticeKind

CONVERSATION_WAITS = "conversation.waits"

KINDS = (NoticeKind(CONVERSATION_WAITS, Group.INCOMING),)
