"""Who the demo's persons are, how they may be reached, and what ends for them: all of it made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from inbeeld.chain.breaks.api import BreakDetails, add_break, tick_point
from inbeeld.chain.cases.api import Case, EpisodeDetails, Person, add_detection, add_episode, change_identity
from inbeeld.chain.contacts.api import WaysDetails, review_contact_ways
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.records.api import PartialDate

FAMILY_NAMES = ["van der Verzonnen", "Bedacht", "de Fantasie", "Nergensma", "Voorbeeld-Meijer", "Zomaar"]
WAYS = [
    ("Nooit bellen: zijn telefoon wordt meegelezen.", "Chat van school, na vier uur.", "hij, met je"),
    (
        "Nooit post sturen en nooit thuis langsgaan.",
        "Bellen op dinsdag, via de jongerenwerker.",
        "hij, bij zijn bijnaam",
    ),
]


def add_persons(by: Actor, cases: Sequence[Case], today: dt.date) -> None:
    """Names and birth dates for the coordinator's own cases; ways, a break and a second episode for the first ones."""
    for number, case in enumerate(cases):
        change_identity(case, by=by, person=_person(number, today), version=0)
    for case, (never, safe, addressing) in zip(cases, WAYS, strict=False):
        details = WaysDetails(never=never, safe=safe, addressing=addressing, reviewed_on=today - dt.timedelta(days=20))
        review_contact_ways(case, by=by, details=details, version=0)
        add_detection(case, by=by, seen_by="education", seen_on=f"{today.year - 1}-10", note="Verzonnen: zijn mentor.")
    if cases:
        _course(by, cases[0], today)


def _person(number: int, today: dt.date) -> Person:
    """Some are known to the day, some to the year, some hardly."""
    born = [
        PartialDate(today.year - 17, (today.month + 3) % 12 + 1, 11),
        PartialDate(today.year - 16, approximate=True),
        PartialDate(today.year - 15, 6),
        None,
    ][number % 4]
    return Person(
        given_names="Verzonnen",
        family_name=FAMILY_NAMES[number % len(FAMILY_NAMES)],
        called=f"V{number + 1}",
        aliases=("Fantoom",) if number == 0 else (),
        born_on=born,
        phone="06 00000000",
    )


def _course(by: Actor, case: Case, today: dt.date) -> None:
    details = EpisodeDetails(
        form="criminal", sub_form="drugs", place="street", began=f"{today.year - 1}~", goes_on=True
    )
    add_episode(case, by=by, details=details)
    ends = BreakDetails(kind="placement", on=today + dt.timedelta(days=75), note="Verzonnen: de groep sluit.")
    placement = add_break(case, by=by, details=ends)
    point = placement.points.first()
    if point is not None:
        tick_point(point, by=by, done=True)
