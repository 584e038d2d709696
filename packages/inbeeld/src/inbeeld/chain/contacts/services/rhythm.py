"""Agreeing how often there is contact, and when that rests."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from inbeeld.chain.cases.api import Case, locked_open
from inbeeld.chain.contacts.models import ContactRhythm
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import new_id, saved_before


def agree_rhythm(
    case: Case,
    *,
    by: Actor,
    every_days: int | None,
    paused_until: dt.date | None,
    reason: str,
    record_id: uuid.UUID | None = None,
) -> ContactRhythm:
    """Contact every so many days (None: as the organisation does), resting until a day for a reason."""
    by.must(Action.CASE_WRITE, case, Part.CONTACTS)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(ContactRhythm, record_id, case=current):
            return before
        rhythm = ContactRhythm(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        rhythm.every_days, rhythm.paused_until = every_days, paused_until
        rhythm.seal(reason=reason or None)
        rhythm.save(force_insert=True)
        current.contact_every_days, current.contact_paused_until = every_days, paused_until
        current.refresh_due()
        current.save()
        record("case.rhythm_agreed", record=current, actor=by, fields=["contacts"])
    return rhythm
