"""Names found by a part of them, whatever the accents and capitals, on every database alike."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import QuerySet

from inbeeld.foundation.design.api import plain_letters

Rows = TypeVar("Rows", bound=QuerySet[Any])


def with_name(rows: Rows, field: str, typed: str) -> Rows:
    """Those whose name holds what was typed. Databases fold letters differently, so it is done here."""
    wanted = plain_letters(typed)
    names: list[tuple[Any, str]] = list(rows.order_by().values_list("pk", field))
    return rows.filter(pk__in=[pk for pk, name in names if wanted in plain_letters(name)])
