"""What a privacy officer holds is not erased, whoever asks."""

from __future__ import annotations

from django.db.models import Model

from inbeeld.foundation.vault.api import deleted_rows

from .models import Hold


def holds(record: Model) -> bool:
    """Also where a hold, of whatever record, was deleted behind the back of the product: somebody has to look first."""
    return Hold.objects.standing().filter(record_id=record.pk).exists() or bool(deleted_rows(Hold))
