"""The verbs of consent and sharing."""

from .grants import CannotShare, SharePlan, end_share, extend_share, share
from .notices import see_notice
from .outside import make_letter_known, register_sent, tell_receiver
from .recording import Answered, CannotRecord, record_answer, standing_consent
from .withdrawing import Ending, withdraw

__all__ = [
    "Answered",
    "CannotRecord",
    "CannotShare",
    "Ending",
    "SharePlan",
    "end_share",
    "extend_share",
    "make_letter_known",
    "record_answer",
    "register_sent",
    "see_notice",
    "share",
    "standing_consent",
    "tell_receiver",
    "withdraw",
]
