"""What `inbeeld check` says about rows that were changed or deleted behind the back of the product."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import DatabaseError

from inbeeld.foundation.vault.api import is_missed

from .models import ForgedRow


def changed_rows_are_settled(**_: Any) -> list[CheckMessage]:
    try:
        waiting = ForgedRow.objects.waiting().count()
        missed = sum(is_missed(row.label, row.key) for row in ForgedRow.objects.all())
    except DatabaseError:
        return []
    found: list[CheckMessage] = []
    if waiting:
        hint = "A privacy officer looks at them: Oversight, Changed rows. Keep the database as it is until then."
        found.append(Error(f"{waiting} row(s) were changed outside this product.", hint=hint, id="oversight.E001"))
    if missed:
        hint = (
            "A missed row is settled by two persons: Oversight, Changed rows, Settle it with a second person. A missed "
            "hold lets nothing be erased until then. docs/operate.md says how."
        )
        found.append(Error(f"{missed} row(s) were deleted outside this product.", hint=hint, id="oversight.E002"))
    return found
