"""What a privacy officer holds is not erased, whoever asks."""

from __future__ import annotations

from django.db.models import Model

from .models import Hold


def holds(record: Model) -> bool:
    return Hold.objects.standing().filter(record_id=record.pk).exists()
