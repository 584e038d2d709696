"""Straight from the work list to writing something down in a case: three taps, whichever case it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.querysets import CaseQuerySet
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part, Relation, relations_that_allow

SHOWN = 200
# His own cases, and those of which this part was opened to him; a team's list would be too long to tap in.
NEAR = {Relation.OWN, Relation.GRANTED}


@dataclass(frozen=True, slots=True)
class Quick:
    """One thing that is written down on the way, and the page on which that is done."""

    slug: str
    label: str | Promise
    url_name: str
    part: Part
    icon: str
    key: str  # the same key as on the page of a case


QUICK = {
    one.slug: one
    for one in (
        Quick("contact", _("Contact"), "contacts:new", Part.CONTACTS, "message-circle", "c"),
        Quick("actie", _("Action"), "plan:new_action", Part.ACTIONS, "check", "a"),
        Quick("veiligheid", _("Safety"), "cases:safety", Part.SAFETY, "lock", "v"),
    )
}


def cases_for(quick: Quick, actor: Actor) -> CaseQuerySet:
    """The open cases in which the actor may write this down, by pseudonym."""
    cases = Case.objects.visible_to(actor.as_far_as(quick.part), through=NEAR).open()
    return cases.order_by("pseudonym_key")


def offered(actor: Actor) -> list[Quick]:
    """To who has cases of his own all of it; to others what was opened to them somewhere."""
    if not actor.may(Action.CASE_WRITE):
        return []
    has_own = Relation.OWN in relations_that_allow(actor.role, Action.CASE_WRITE)
    return [one for one in QUICK.values() if has_own or cases_for(one, actor).exists()]
