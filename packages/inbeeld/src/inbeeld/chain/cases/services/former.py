"""Keeping what stood in a record before it is changed."""

from __future__ import annotations

from typing import Any

from inbeeld.chain.cases.models import Case, FormerVersion
from inbeeld.foundation.access.actor import Actor


def keep_former(case: Case, record: Any, values: dict[str, Any], *, actor: Actor, reason: str = "") -> None:
    """Keep the values that `record` had until now; the caller holds the lock and records the event."""
    former = FormerVersion(case=case, data_key=case.data_key, by_id=actor.member, record_id=record.pk)
    former.record_kind = record._meta.model_name
    former.seal(values=values, reason=reason or None)
    former.save(force_insert=True)
