"""What every page of a case shows of contact, and what its overview does."""

from __future__ import annotations

from inbeeld.chain.cases.api import Case, Piece
from inbeeld.foundation.access.api import Action, Actor, Part

from .models import ContactMoment
from .reading import opened_moments
from .services import shown_ways

LATEST = 3


def ways(case: Case, actor: Actor) -> Piece | None:
    shown = shown_ways(case, actor)
    if shown is None:
        return None
    reads = ("contact_ways",) if shown["record"] else ()
    return Piece("contacts/ways.html", shown, reads, folded="contacts/never.html")


def latest(case: Case, actor: Actor) -> Piece | None:
    if not actor.may(Action.CASE_READ, case, Part.CONTACTS):
        return None
    rows = ContactMoment.objects.filter(case=case, struck_at=None).select_related("by__user")[:LATEST]
    return Piece("contacts/overview.html", {"contacts": opened_moments(rows, case)}, (Part.CONTACTS.value,))
