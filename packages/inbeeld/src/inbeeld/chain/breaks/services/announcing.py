"""Each night: tell coordinators, without content, that a break comes near."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.breaks.models import CaseBreak
from inbeeld.chain.breaks.notice_kinds import BREAK_AHEAD
from inbeeld.chain.breaks.rules import lead_reached
from inbeeld.chain.method.api import break_lead_months
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell

from .breaks import horizon


def announce_breaks() -> int:
    """Tell of every break that reached its next lead time since it was last told; it may be run twice."""
    today = timezone.localdate()
    leads = break_lead_months(today)
    near = CaseBreak.objects.ahead().by(horizon(today)).select_related("case__coordinator__user").order_by("pk")
    reached = [(found, lead_reached(found.on, today, leads)) for found in near.iterator(chunk_size=500)]
    due = [(found, lead) for found, lead in reached if lead is not None and _is_news(found, lead)]
    for found, lead in due:
        with transaction.atomic():
            found.announced_months = lead
            found.save(update_fields=["announced_months"])
            tell(found.case.coordinator, BREAK_AHEAD)
            record("case.break_announced", record=found.case)
    return len(due)


def _is_news(found: CaseBreak, lead: int) -> bool:
    return found.announced_months is None or lead < found.announced_months
