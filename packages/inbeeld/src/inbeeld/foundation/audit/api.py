"""What other rooms may use of this one."""

from __future__ import annotations

from . import triggers
from .anchors import configured_anchors, configured_file, hours_since_last, last_anchor
from .chain import Event, append
from .events import all_events, all_groups, describe
from .models import AuditEntry, AuditHead, AuditPurge, AuditVerification, Outcome
from .problems import sentence
from .retention import end_of_term, kept_years, purge_before
from .retiring import idle_master_keys, master_key_uses, retire_master_keys
from .rows_in_log import rows_behind_the_log
from .trail import AuditActor, record, trail
from .verification import LogProblem, verify

__all__ = [
    "AuditActor",
    "AuditEntry",
    "AuditHead",
    "AuditPurge",
    "AuditVerification",
    "Event",
    "LogProblem",
    "Outcome",
    "all_events",
    "all_groups",
    "append",
    "configured_anchors",
    "configured_file",
    "describe",
    "end_of_term",
    "hours_since_last",
    "idle_master_keys",
    "kept_years",
    "last_anchor",
    "master_key_uses",
    "purge_before",
    "record",
    "retire_master_keys",
    "rows_behind_the_log",
    "sentence",
    "trail",
    "triggers",
    "verify",
]
