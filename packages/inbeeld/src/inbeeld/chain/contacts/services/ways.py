"""How somebody may be reached, and how never: shown wherever a contact could be made."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case, locked_open
from inbeeld.chain.contacts.models import ContactWays
from inbeeld.chain.method.api import contact_ways_review_days
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import StalePart

# Whoever may make a contact, does something for him, or knows whom to call sees how it must never be done.
SHOWN_WITH = (Part.SAFETY, Part.CONTACTS, Part.ACTIONS, Part.IDENTITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysDetails:
    """Empty is not known."""

    never: str = ""
    safe: str = ""
    addressing: str = ""
    reviewed_on: dt.date
    review_on: dt.date | None = None

    def texts(self) -> dict[str, str]:
        return {name: text for name, text in asdict(self).items() if isinstance(text, str)}


def review_contact_ways(case: Case, *, by: Actor, details: WaysDetails, version: int) -> ContactWays:
    """Put the ways as they hold now above the old ones; `version` is the one that was on the page."""
    by.must(Action.CASE_WRITE, case, Part.CONTACTS)
    with transaction.atomic():
        current = locked_open(case)
        newest = current.contact_ways.first()
        if version != (newest.version if newest else 0):
            if newest is not None and newest.by_id == by.membership_id and _texts(newest, current) == details.texts():
                return newest
            raise StalePart
        ways = ContactWays(case=current, data_key=current.data_key, by_id=by.member, version=version + 1)
        ways.reviewed_on, ways.review_on = details.reviewed_on, _review_on(details)
        ways.seal(**{name: text or None for name, text in details.texts().items()})
        ways.save(force_insert=True)
        current.ways_review_on = ways.review_on
        current.refresh_next_due()
        current.save(update_fields=["ways_review_on", "next_due_on"])
        record("case.contact_ways_reviewed", record=current, actor=by, fields=["contact_ways"])
    return ways


def shown_ways(case: Case, actor: Actor) -> dict[str, Any] | None:
    """The ways that hold now, in words; None for who has no part in contact. The caller records the read."""
    if not any(actor.may(Action.CASE_READ, case, part) for part in SHOWN_WITH):
        return None
    newest = ContactWays.objects.filter(case=case).select_related("by__user").first()
    if newest is None:
        return {"record": None}
    due = case.is_open and newest.review_on <= timezone.localdate()
    return {**_texts(newest, case), "record": newest, "due": due}


def _texts(ways: ContactWays, case: Case) -> dict[str, str]:
    ways.data_key = case.data_key
    return {name: text or "" for name, text in ways.reveal_all("never", "safe", "addressing").items()}


def _review_on(details: WaysDetails) -> dt.date:
    """As chosen, never later than the longest term."""
    latest = details.reviewed_on + dt.timedelta(days=contact_ways_review_days(details.reviewed_on))
    return min(details.review_on, latest) if details.review_on else latest
