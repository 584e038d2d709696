"""Keeping what stood in a record of a case before it is changed."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from inbeeld.chain.cases.models import Case, Revision
from inbeeld.foundation.access.api import Actor


def keep_revision(case: Case, record: Model, values: dict[str, Any], *, actor: Actor, reason: str = "") -> None:
    """Keep the values that `record` had until now; the caller holds the lock and records the event."""
    Revision(case=case, data_key=case.data_key, by_id=actor.member).keep(record, values, reason=reason)
