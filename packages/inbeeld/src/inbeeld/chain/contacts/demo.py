"""Moments of contact in the demo's cases, and how two of the persons may be reached: all of it made up."""

from __future__ import annotations

import datetime as dt

from inbeeld.chain.cases.api import Case, contact_due
from inbeeld.chain.method.api import WorkTerms
from inbeeld.foundation.fiction.api import World, Writer, mix
from inbeeld.foundation.rooms.api import WriteInCase

from .models import ContactMoment
from .services.ways import WaysDetails, review_contact_ways

WAYS = [
    ("Nooit bellen: zijn telefoon wordt meegelezen.", "Chat van school, na vier uur.", "hij, met je"),
    (
        "Nooit post sturen en nooit thuis langsgaan.",
        "Bellen op dinsdag, via de jongerenwerker.",
        "hij, bij zijn bijnaam",
    ),
]


def begin_contacts(world: World) -> WriteInCase:
    writer, terms = Writer.of("contacts", world), WorkTerms.objects.holding(None, world.today)

    def write(case: Case, last_day: dt.date) -> None:
        made = _moments(writer, case, last_day)
        case.last_contact_on = max((one.on for one in made if one.succeeded), default=None)
        tried = [one.on for one in made if not one.succeeded]
        case.last_attempt_on = max(tried, default=None)
        case.attempts_since = sum(1 for day in tried if case.last_contact_on is None or day > case.last_contact_on)
        case.contact_due_on = contact_due(case.opened_on, case.last_contact_on, every=terms.contact_within_days)

    return write


def _moments(writer: Writer, case: Case, last_day: dt.date) -> list[ContactMoment]:
    rng, day, made = writer.rng, case.opened_on, list[ContactMoment]()
    while (day := day + dt.timedelta(days=rng.randint(4, 22))) <= last_day:
        met = writer.chance(0.8)
        contact = writer.record(case, ContactMoment, day, kind=mix.draw(rng, mix.CONTACT), succeeded=met)
        contact.seal(note=mix.text(rng, "contact", "any" if met else "none") if writer.chance(0.6) else None)
        made.append(contact)
    return made


def add_ways(world: World) -> None:
    noor, reviewed_on = world.actor("coordinator"), world.today - dt.timedelta(days=20)
    for case, (never, safe, addressing) in zip(world.noors_cases, WAYS, strict=False):
        details = WaysDetails(never=never, safe=safe, addressing=addressing, reviewed_on=reviewed_on)
        review_contact_ways(case, by=noor, details=details, version=0)
