"""Who the persons in the demo's cases are: all of it made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.rules import ADULT_AT
from inbeeld.chain.cases.services import EpisodeDetails, Person, add_detection, add_episode, change_identity
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.records.api import PartialDate

FAMILY_NAMES = ["van der Verzonnen", "Bedacht", "de Fantasie", "Nergensma", "Voorbeeld-Meijer", "Zomaar"]
SEEN_BEFORE = 2  # cases in which a school saw signs before


def add_persons(by: Actor, cases: Sequence[Case], today: dt.date) -> None:
    """Names and birth dates; the first ones were seen earlier, and the very first has a second episode."""
    for number, case in enumerate(cases):
        change_identity(case, by=by, person=_person(number, case, today), version=0)
    for case in cases[:SEEN_BEFORE]:
        add_detection(case, by=by, seen_by="education", seen_on=f"{today.year - 1}-10", note="Verzonnen: zijn mentor.")
    for case in cases[:1]:
        details = EpisodeDetails(
            form="criminal", sub_form="drugs", place="street", began=f"{today.year - 1}~", goes_on=True
        )
        add_episode(case, by=by, details=details)


def _born(number: int, case: Case, today: dt.date) -> PartialDate | None:
    """Some are known to the day, some to the year, some hardly; each fits the age that the case tells."""
    if case.age_at_contact is None:
        return None
    when = case.opened_on
    birthday = dt.date(when.year - case.age_at_contact, when.month, min(when.day, 28))
    if number % 4 == 0:  # the eighteenth birthday comes near, where that can be
        coming = dt.date(today.year - ADULT_AT, today.month, 11) + dt.timedelta(days=120)
        oldest, youngest = birthday - dt.timedelta(days=364), birthday
        birthday = min(max(coming, oldest), youngest)
    known = (
        PartialDate.of(birthday),
        PartialDate(birthday.year, approximate=True),
        PartialDate(birthday.year, birthday.month),
    )
    return known[number % 4] if number % 4 < len(known) else None


def _person(number: int, case: Case, today: dt.date) -> Person:
    born = _born(number, case, today)
    return Person(
        given_names="Verzonnen",
        family_name=FAMILY_NAMES[number % len(FAMILY_NAMES)],
        called=f"V{number + 1}",
        aliases=("Fantoom",) if number == 0 else (),
        born_on=born,
        phone="06 00000000",
    )
