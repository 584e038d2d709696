"""The reference of a signal leads to its cases, for who looks whether somebody has one already."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from .models import SignalCase


def cases_of_reference(reference: str) -> Iterable[uuid.UUID]:
    linked = SignalCase.objects.filter(signal__reference=reference.strip().upper(), unlinked_at__isnull=True)
    return linked.values_list("case_id", flat=True)
