"""The points of a phase."""

from __future__ import annotations

from django.utils import timezone

from inbeeld.chain.method.models import CheckSet, PhaseCheck


def points_of(phase: str) -> list[PhaseCheck]:
    """The points that are looked at in a phase, by the set that holds today."""
    today = timezone.localdate()
    held = CheckSet.objects.on(today).order_by("-version").values("pk")[:1]
    return list(PhaseCheck.objects.filter(check_set__in=held, phase=phase))
