"""What every page of one case shares: finding it, safety first, the tabs, the audit entry."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from inbeeld.chain.cases.hooks import CaseBanner
from inbeeld.chain.cases.models import Case, SafetyAgreement
from inbeeld.chain.cases.naming import beside
from inbeeld.chain.cases.services.emergency import emergencies_in_force
from inbeeld.chain.cases.tabs import tabs_of
from inbeeld.foundation.access.api import Action, Actor, ActorRequest, Part
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.rooms.api import Spot, hooks_of


def find_case(request: ActorRequest, pk: uuid.UUID) -> Case:
    """The case, or 404 for whoever it is not open to: that it exists is no business of a stranger."""
    return get_object_or_404(Case.objects.visible_to(request.actor).with_people(), pk=pk)


def find_for(request: ActorRequest, pk: uuid.UUID, action: Action, part: Part | None = None) -> Case:
    """The case, to do something with: 403 for who sees it and may not."""
    case = find_case(request, pk)
    request.actor.must(action, case, part)
    return case


def open_parts(actor: Actor, case: Case) -> set[str]:
    return {part.value for part in Part if actor.may(Action.CASE_READ, case, part)}


def render_case(
    request: ActorRequest,
    template: str,
    case: Case,
    *,
    tab: str,
    reads: Iterable[str],
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page of the case under the tab `tab`; `reads` are the parts whose content it shows, for the audit."""
    parts = open_parts(request.actor, case)
    safety = _safety(case) if Part.SAFETY in parts else None
    seen = {part for part in reads if part in parts} | ({Part.SAFETY} if safety else set())
    shown = [banner.show(case, request.actor) for banner in hooks_of(CaseBanner)]
    banners = [banner for banner in shown if banner is not None]
    fields = {*seen, *(part for banner in banners for part in banner.reads)}
    record("case.read", record=case, actor=request.actor, fields=sorted(fields))
    rights = tabs_of(Spot.CASE_RIGHTS, case, request.actor, tab)
    frame = {
        "case": case,
        "beside": beside(case, request.actor),
        "parts": parts,
        "safety": safety,
        "banners": banners,
        "emergencies": emergencies_in_force(case),
        "today": timezone.localdate(),
        "tabs": tabs_of(Spot.CASE_TABS, case, request.actor, tab),
        "rights_tabs": rights,
        "rights_open": any(one["current"] for one in rights),
        # Whoever fills in a form has the form in sight, and above it in one line what must never be done.
        "folded": context.get("form") is not None,
        "may": _rights(request.actor, case),
        "days_without_contact": case.days_without_contact(timezone.localdate()),
    }
    return render(request, template, {**frame, **context}, status=status)


def _safety(case: Case) -> dict[str, Any] | None:
    agreement = (
        SafetyAgreement.objects.filter(case=case).select_related("by__user", "data_key").order_by("-version").first()
    )
    if agreement is None:
        return None
    texts = agreement.reveal_all("agreements", "danger", "in_danger", "steps")
    due = case.is_open and case.safety_review_on < timezone.localdate()
    return {**texts, "agreement": agreement, "review_on": case.safety_review_on, "due": due}


def _rights(actor: Actor, case: Case) -> dict[str, bool]:
    """What the page offers; each address checks again for itself."""
    opened = case.is_open
    return {
        "write": opened and actor.may(Action.CASE_WRITE, case),
        "add_contact": opened and actor.may(Action.CASE_WRITE, case, Part.CONTACTS),
        "add_action": opened and actor.may(Action.CASE_WRITE, case, Part.ACTIONS),
        "rate": opened and actor.may(Action.CASE_WRITE, case, Part.DOMAINS),
        "assign": opened and actor.may(Action.CASE_ASSIGN, case),
        "close": actor.may(Action.CASE_CLOSE, case),
        "share": actor.may(Action.CASE_SHARE, case),
        "identity": actor.may(Action.IDENTITY_READ, case, Part.IDENTITY),
    }
