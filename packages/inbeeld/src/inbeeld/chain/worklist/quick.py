"""Straight from the work list to writing something down in a case: three taps, whichever case it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.querysets import CaseQuerySet
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part, Relation

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


QUICK = {
    one.slug: one
    for one in (
        Quick("contact", _("Contact"), "cases:new_contact", Part.CONTACTS, "message-circle"),
        Quick("actie", _("Action"), "cases:new_action", Part.ACTIONS, "check"),
        Quick("veiligheid", _("Safety"), "cases:safety", Part.SAFETY, "lock"),
    )
}


def cases_for(quick: Quick, actor: Actor) -> CaseQuerySet:
    """The open cases in which the actor may write this down, by pseudonym."""
    cases = Case.objects.visible_to(actor.as_far_as(quick.part), through=NEAR).open()
    return cases.order_by("pseudonym_key")


def offered(actor: Actor) -> list[Quick]:
    return list(QUICK.values()) if actor.may(Action.CASE_WRITE) else []
