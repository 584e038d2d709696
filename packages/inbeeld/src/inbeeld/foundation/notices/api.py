"""What other rooms may use of this one."""

from __future__ import annotations

from .delivery import send_due
from .kinds import Group, NoticeKind
from .models import NoticeChoice, WaitingNotice
from .telling import tell, tell_all, tell_desk_address

__all__ = [
    "Group",
    "NoticeChoice",
    "NoticeKind",
    "WaitingNotice",
    "send_due",
    "tell",
    "tell_all",
    "tell_desk_address",
]
