"""What other rooms may use of this one."""

from __future__ import annotations

from . import codes
from .codes import Giver, Purpose, SentKind, TeamRole
from .models.consent import Consent, ConsentEnd
from .models.notice import AccessNotice
from .models.outside import Recall, SentOutside
from .services.grants import SharePlan, end_of, share
from .services.notices import tell_about_end
from .services.outside import register_sent
from .services.recording import Answered, record_answer, standing_consent
from .services.withdrawing import Ending, withdraw
from .views.explaining import not_while_closed

__all__ = [
    "AccessNotice",
    "Answered",
    "Consent",
    "ConsentEnd",
    "Ending",
    "Giver",
    "Purpose",
    "Recall",
    "SentKind",
    "SentOutside",
    "SharePlan",
    "TeamRole",
    "codes",
    "end_of",
    "not_while_closed",
    "record_answer",
    "register_sent",
    "share",
    "standing_consent",
    "tell_about_end",
    "withdraw",
]
