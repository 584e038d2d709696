"""What `inbeeld check` says about the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's own name

from .anchors import OVERDUE_HOURS, configured_file, hours_since_last
from .retention import LEAST_YEARS


def log_is_anchored(**_: Any) -> Iterator[CheckMessage]:
    if configured_file() is None:
        yield Error(
            "Whoever manages the database can cut off the end of the audit log unseen.",
            hint="Name a place on another machine in INBEELD_AUDIT_ANCHORS: docs/operate.md",
            id="audit.E001",
        )
        return
    hours = hours_since_last()
    if hours is None or hours > OVERDUE_HOURS:
        yield Error(
            "The audit log was not anchored last night.",
            hint="Look why `inbeeld anchor_log` did not run, or run it now.",
            id="audit.E002",
        )


def log_is_kept_long_enough(**_: Any) -> Iterator[CheckMessage]:
    if settings.AUDIT_RETENTION_YEARS < LEAST_YEARS:
        yield Warning(
            f"The audit log is kept for {LEAST_YEARS} years, and not for {settings.AUDIT_RETENTION_YEARS}.",
            hint="NEN 7513 asks for five. Set INBEELD_AUDIT_RETENTION_YEARS to 5 or more.",
            id="audit.W001",
        )
