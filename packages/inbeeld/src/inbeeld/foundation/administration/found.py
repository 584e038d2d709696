"""People and organisations as others find them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import ROLE_NAMES, Membership, Organisation, Role
from inbeeld.foundation.rooms.api import MOST_HITS, Hit

from .name_search import with_name


def find_people(actor: Actor, typed: str) -> list[Hit]:
    """Colleagues; for who shares cases also those who work elsewhere in the chain."""
    working = Membership.objects.on(timezone.localdate()).filter(user__is_active=True, organisation__closed_on=None)
    rows = with_name(_reachable(actor, working, "organisation"), "user__name", typed)
    found = rows.select_related("user", "organisation").order_by("user__name", "pk")
    return [
        Hit(one.user.name, f"{ROLE_NAMES[Role(one.role)]}, {one.organisation.name}", email=one.user.email)
        for one in found[: MOST_HITS + 1]
    ]


def find_organisations(actor: Actor, typed: str) -> list[Hit]:
    rows = _reachable(actor, Organisation.objects.filter(closed_on=None), "pk")
    found = with_name(rows, "name", typed).order_by("name", "pk")
    return [Hit(one.name, one.get_type_display(), _address_of(actor, one)) for one in found[: MOST_HITS + 1]]


def _reachable(actor: Actor, rows: QuerySet[Any], organisation: str) -> QuerySet[Any]:
    sees_all = actor.may(Action.CASE_SHARE) or actor.may(Action.PEOPLE_MANAGE)
    return rows if sees_all else rows.filter(**{organisation: actor.organisation_id})


def _address_of(actor: Actor, organisation: Organisation) -> str:
    may_open = actor.may(Action.ORGANISATIONS_MANAGE)
    return reverse("administration:organisation", args=[organisation.pk]) if may_open else ""
