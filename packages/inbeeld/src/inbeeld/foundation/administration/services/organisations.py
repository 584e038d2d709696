"""Adding, changing and closing organisations."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership, Organisation, RegionCoordination
from inbeeld.foundation.audit.api import record


class StillInUse(Exception):
    """People still work for the organisation, or it still coordinates a region."""


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


def close_organisation(organisation: Organisation, *, by: Actor) -> None:
    by.must(Action.ORGANISATIONS_MANAGE)
    with transaction.atomic():
        if any(what_keeps_open(organisation)):
            raise StillInUse
        organisation.closed_on = timezone.localdate()
        organisation.save(update_fields=["closed_on"])
        record("organisation.closed", record=organisation, actor=by)
