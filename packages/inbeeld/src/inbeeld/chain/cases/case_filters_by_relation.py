"""The circles of cases that somebody works in: his own, his team's, those shared with him."""

from __future__ import annotations

from django.utils.translation import gettext as _

from inbeeld.foundation.access.api import Action, Actor, Relation, relations_that_allow

from .models import Case
from .querysets import CaseQuerySet

OWN, TEAM, SHARED = "own", "team", "shared"
THROUGH = {
    OWN: {Relation.OWN},
    TEAM: {Relation.TEAM, Relation.ORGANISATION},
    SHARED: {Relation.GRANTED, Relation.EMERGENCY},
}


def circles_of(actor: Actor) -> dict[str, str]:
    """The circles that the actor's role knows, with their labels; the one to begin with comes first."""
    allowed = relations_that_allow(actor.role, Action.CASE_READ)
    circles = [
        (Relation.OWN, OWN, _("My cases")),
        (Relation.TEAM, TEAM, _("My team")),
        (Relation.GRANTED, SHARED, _("Shared with me")),
    ]
    return {name: label for relation, name, label in circles if relation in allowed}


def chosen_circle(actor: Actor, asked: str) -> str:
    known = list(circles_of(actor))
    return asked if asked in known else known[0]


def cases_in(circle: str, actor: Actor) -> CaseQuerySet:
    """One circle of what is visible: each has an index that begins where it begins."""
    return Case.objects.visible_to(actor, through=THROUGH[circle])
