"""What other rooms may use of this one."""

from __future__ import annotations

from . import triggers
from .chain import Happening, append
from .events import all_events, all_groups, describe
from .models import AuditEntry, AuditHead, AuditPurge, AuditVerification, Outcome
from .problems import sentence
from .trail import AuditActor, record, trail
from .verification import Problem, verify

__all__ = [
    "AuditActor",
    "AuditEntry",
    "AuditHead",
    "AuditPurge",
    "AuditVerification",
    "Happening",
    "Outcome",
    "Problem",
    "all_events",
    "all_groups",
    "append",
    "describe",
    "record",
    "sentence",
    "trail",
    "triggers",
    "verify",
]
