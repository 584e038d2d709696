"""Writing down that there was contact, or that it was tried; and putting right what was written."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from inbeeld.chain.cases.api import Case, keep_revision, locked_open
from inbeeld.chain.contacts.models import ContactAddition, ContactMoment
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import StalePart, as_kept, details_of, new_id, put_details, saved_before


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
        if before := saved_before(ContactMoment, record_id, case=current):
            return before
        contact = ContactMoment(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        put_details(contact, details)
        contact.save(force_insert=True)
        _refresh(current)
        record("case.contact_added", record=current, actor=by, fields=["contacts"])
    return contact


def may_change_contact(contact: ContactMoment, actor: Actor) -> bool:
    """Only who wrote it puts it right; others add to it."""
    return contact.by_id == actor.membership_id and contact.struck_at is None


def change_contact(contact: ContactMoment, *, by: Actor, details: ContactDetails, version: int) -> ContactMoment:
    """Put right what one wrote oneself; what stood there is kept. `version` is the one that was on the page."""
    with transaction.atomic():
        case, current = _own(contact, by)
        if contact_details(current) == details:
            return current
        if current.version != version:
            raise StalePart
        keep_revision(case, current, as_kept(contact_details(current)), actor=by)
        put_details(current, details)
        current.version += 1
        current.save()
        _refresh(case)
        record("case.contact_changed", record=case, actor=by, fields=["contacts"])
    return current


def strike_contact(contact: ContactMoment, *, by: Actor, reason: str) -> ContactMoment:
    """Written in the wrong case, or by mistake: it stays readable, struck out, and counts no more."""
    with transaction.atomic():
        case, current = _own(contact, by)
        keep_revision(case, current, as_kept(contact_details(current)), actor=by, reason=reason)
        current.struck_at = timezone.now()
        current.version += 1
        current.save(update_fields=["struck_at", "version"])
        _refresh(case)
        record("case.contact_struck", record=case, actor=by, fields=["contacts"], reason="")
    return current


def add_to_contact(
    contact: ContactMoment, *, by: Actor, note: str, record_id: uuid.UUID | None = None
) -> ContactAddition:
    """Add to what somebody wrote."""
    by.must(Action.CASE_WRITE, contact.case, Part.CONTACTS)
    with transaction.atomic():
        case = locked_open(contact.case)
        if record_id and (before := ContactAddition.objects.filter(pk=record_id, contact=contact).first()):
            return before
        addition = ContactAddition(pk=new_id(record_id), contact=contact, data_key=case.data_key, by_id=by.member)
        addition.seal(note=note)
        addition.save(force_insert=True)
        record("case.contact_changed", record=case, actor=by, fields=["contacts"])
    return addition


def contact_details(contact: ContactMoment) -> ContactDetails:
    return details_of(ContactDetails, contact)


def _own(contact: ContactMoment, by: Actor) -> tuple[Case, ContactMoment]:
    """The case, held, and the moment of contact as it stands now; 403 for who did not write it."""
    by.must(Action.CASE_WRITE, contact.case, Part.CONTACTS)
    case = locked_open(contact.case)
    current = ContactMoment.objects.select_related("data_key").get(pk=contact.pk)
    if not may_change_contact(current, by):
        raise PermissionDenied
    return case, current


def _refresh(case: Case) -> None:
    refresh_contacts(case)
    case.refresh_due()
    case.save()


def refresh_contacts(case: Case) -> None:
    """Work out again when there was contact and how often it was tried since; the caller saves."""
    stands = ContactMoment.objects.filter(case=case, struck_at=None)
    days = stands.aggregate(last=Max("on", filter=Q(succeeded=True)), tried=Max("on", filter=Q(succeeded=False)))
    case.last_contact_on, case.last_attempt_on = days["last"], days["tried"]
    tried = stands.filter(succeeded=False)
    case.attempts_since = (tried.filter(on__gt=case.last_contact_on) if case.last_contact_on else tried).count()
