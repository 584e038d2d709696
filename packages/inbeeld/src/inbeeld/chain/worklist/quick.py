"""Straight from the work list to writing something down in a case: three taps, whichever case it is."""

from __future__ import annotations

from inbeeld.chain.cases.api import Case, CaseQuerySet
from inbeeld.foundation.access.api import Action, Actor, Relation, relations_that_allow
from inbeeld.foundation.rooms.api import QuickEntry, all_rooms, in_order

SHOWN = 200
# His own cases, and those of which this part was opened to him; a team's list would be too long to tap in.
NEAR = {Relation.OWN, Relation.GRANTED}


def quick_entries() -> dict[str, QuickEntry]:
    """What rooms let people write down straight from the work list, by the word in its address."""
    return {one.slug: one for one in in_order(one for room in all_rooms() for one in room.quick_entries)}


def cases_for(quick: QuickEntry, actor: Actor) -> CaseQuerySet:
    """The open cases in which the actor may write this down, by pseudonym."""
    cases = Case.objects.visible_to(actor.as_far_as(quick.part), through=NEAR).open()
    return cases.named().order_by("pseudonym_key")


def offered(actor: Actor) -> list[QuickEntry]:
    """To who has cases of his own all of it; to others what was opened to them somewhere."""
    if not actor.may(Action.CASE_WRITE):
        return []
    has_own = Relation.OWN in relations_that_allow(actor.role, Action.CASE_WRITE)
    return [one for one in quick_entries().values() if has_own or cases_for(one, actor).exists()]
