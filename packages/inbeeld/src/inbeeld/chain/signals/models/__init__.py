"""A signal, what was written back and forth, and what was decided."""

from .attachment import SignalAttachment
from .decision import SignalCase, SignalDecision
from .draft import SignalDraft
from .linking import SignalContactTerm, SignalDifference, SignalLink
from .message import SignalMessage
from .passing import Outcome, SignalPassing
from .reminder import ReminderMoment, SignalReminder
from .route import FormRoute
from .signal import (
    CONTACT_LENGTH,
    FACTS_LENGTH,
    REFERENCE_LENGTH,
    REFERENCE_LETTERS,
    TEXT_LENGTH,
    Signal,
    SignalPerson,
    new_reference,
)

__all__ = [
    "CONTACT_LENGTH",
    "FACTS_LENGTH",
    "REFERENCE_LENGTH",
    "REFERENCE_LETTERS",
    "TEXT_LENGTH",
    "FormRoute",
    "Outcome",
    "ReminderMoment",
    "Signal",
    "SignalAttachment",
    "SignalCase",
    "SignalContactTerm",
    "SignalDecision",
    "SignalDifference",
    "SignalDraft",
    "SignalLink",
    "SignalMessage",
    "SignalPassing",
    "SignalPerson",
    "SignalReminder",
    "new_reference",
]
