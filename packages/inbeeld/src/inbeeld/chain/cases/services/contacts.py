"""Writing down that there was contact, or that it was tried."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from inbeeld.chain.cases.models import Case, ContactMoment
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.audit.trail import record

from .locking import locked_open, new_id, saved_before


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    kind: str
    on: dt.date
    succeeded: bool
    note: str = ""


def add_contact(case: Case, *, by: Actor, details: ContactDetails, record_id: uuid.UUID | None = None) -> ContactMoment:
    """Add a moment of contact; an attempt that failed is kept, and does not count as contact."""
    by.must(Action.CASE_WRITE, case, Part.CONTACTS)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(ContactMoment, record_id, current):
            return before
        contact = ContactMoment(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        contact.kind, contact.on, contact.succeeded = details.kind, details.on, details.succeeded
        contact.seal(note=details.note or None)
        contact.save(force_insert=True)
        if details.succeeded and (current.last_contact_on is None or details.on > current.last_contact_on):
            current.last_contact_on = details.on
            current.refresh_due()
            current.save()
        record("case.contact_added", record=current, actor=by, fields=["contacts"])
    return contact
