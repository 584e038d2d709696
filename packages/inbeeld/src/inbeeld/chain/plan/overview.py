"""What the overview of a case shows of its plan."""

from __future__ import annotations

from django.db.models import Q

from inbeeld.chain.cases.api import Case, Piece
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.records.api import with_text

from .models import CaseAction, Goal
from .ratings import newest_ratings

GOALS = 5
NEXT_ACTIONS = 5


def actions(case: Case, actor: Actor) -> Piece | None:
    """What is to be done next, and what was settled last: the plan has them all."""
    if not actor.may(Action.CASE_READ, case, Part.ACTIONS):
        return None
    rows = CaseAction.objects.filter(case=case)
    settled = rows.exclude(state="open").order_by("-settled_on", "-at")[:1]
    both = Q(pk__in=rows.to_do()[:NEXT_ACTIONS].values("pk")) | Q(pk__in=settled.values("pk"))
    found = rows.filter(both).select_related("owner__user").order_by("due_on", "at")
    shown = with_text(sorted(found, key=lambda action: action.state != "open"), "what", case)
    goals = with_text(Goal.objects.filter(case=case).in_force()[:GOALS], "words", case)
    return Piece("plan/overview_actions.html", {"actions": shown, "goals": goals}, (Part.ACTIONS.value,))


def domains(case: Case, actor: Actor) -> Piece | None:
    if not actor.may(Action.CASE_READ, case, Part.DOMAINS):
        return None
    terms = case.terms()
    rated = [entry for entry in newest_ratings(case, terms) if entry["rating"]]
    it = {"domains": rated, "old_after_days": terms.old_after_days}
    return Piece("plan/overview_domains.html", it, (Part.DOMAINS.value,))
