"""Files of many cases in which one case stood: the log knows of them, nobody wrote down where they went."""

from __future__ import annotations

import uuid
from typing import Any

from inbeeld.foundation.accounts.api import User
from inbeeld.foundation.audit.api import AuditEntry

SHOWN = 20


def exports_with(case_id: uuid.UUID) -> list[dict[str, Any]]:
    """When, and by whom: the newest first."""
    entries = AuditEntry.objects.filter(event="case.exported", record_id=case_id).order_by("-at")[:SHOWN]
    found = list(entries.values("at", "user_id"))
    names: dict[uuid.UUID | None, str] = dict(
        User.objects.filter(pk__in=[entry["user_id"] for entry in found]).values_list("pk", "name")
    )
    return [{"at": entry["at"], "who": names.get(entry["user_id"], "")} for entry in found]
