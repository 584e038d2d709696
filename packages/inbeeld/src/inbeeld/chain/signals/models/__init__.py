"""A signal, what was written back and forth, and what was decided."""

from .decision import SignalCase, SignalDecision
from .draft import SignalDraft
from .message import SignalMessage
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
    "Signal",
    "SignalCase",
    "SignalDecision",
    "SignalDraft",
    "SignalMessage",
    "SignalPerson",
    "new_reference",
]
