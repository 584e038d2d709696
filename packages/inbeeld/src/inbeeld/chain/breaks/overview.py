"""What the overview of a case shows of breaks: those near enough to be announced."""

from __future__ import annotations

from django.db.models import Count, Q
from django.utils import timezone

from inbeeld.chain.cases.api import Case, Piece
from inbeeld.foundation.access.api import Action, Actor, Part

from .codes import BreakState
from .models import CaseBreak
from .services.breaks import horizon


def near_breaks(case: Case, actor: Actor) -> Piece | None:
    """With how much is arranged."""
    near = horizon(timezone.localdate())
    if case.next_break_on is None or case.next_break_on > near or not actor.may(Action.CASE_READ, case, Part.SUMMARY):
        return None
    counted = CaseBreak.objects.filter(case=case, state=BreakState.AHEAD, on__lte=near).annotate(
        arranged=Count("points", filter=Q(points__done_at__isnull=False)), to_arrange=Count("points")
    )
    rows = [
        {"row": row, "done": row.arranged, "of": row.to_arrange}  # type: ignore[attr-defined]  # counted above
        for row in counted
    ]
    return Piece("breaks/overview.html", {"breaks": rows}, (Part.SUMMARY.value,))
