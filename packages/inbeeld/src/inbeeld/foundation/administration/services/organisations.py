"""Adding, changing and closing organisations."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership, Organisation, RegionCoordination
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import FourEyesRequest, ask_for

CLOSING = "organisation.closing"


def save_organisation(organisation: Organisation, *, by: Actor, changed: list[str]) -> Organisation:
    """Keep a new or changed organisation."""
    by.must(Action.ORGANISATIONS_MANAGE)
    with transaction.atomic():
        is_new = not Organisation.objects.filter(pk=organisation.pk).exists()
        organisation.save()
        event = "organisation.created" if is_new else "organisation.changed"
        record(event, record=organisation, actor=by, fields=changed)
    return organisation


def what_keeps_open(organisation: Organisation) -> tuple[int, int]:
    """How many people work for it and how many regions it coordinates, today or later."""
    today = timezone.localdate()
    people = Membership.objects.on(today).filter(organisation=organisation, user__is_active=True).count()
    return people, RegionCoordination.objects.on(today).filter(organisation=organisation).count()


def ask_to_close(organisation: Organisation, *, by: Actor, reason: str) -> FourEyesRequest:
    """Somebody else decides, and a night closes it: it cannot be opened again. Raises Hindered."""
    by.must(Action.ORGANISATIONS_MANAGE)
    return ask_for(CLOSING, organisation.pk, by=by, organisation_id=organisation.pk, reason=reason)
