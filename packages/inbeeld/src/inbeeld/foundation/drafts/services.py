"""Keeping a form while somebody types, giving it back, and forgetting it once it was sent."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from inbeeld.foundation.access.api import Actor, Protected
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import DataKey, key_provider

from .models import Draft

Typed = Mapping[str, list[str]]

KEPT_DAYS = 14
MOST = 50  # of one person
LARGEST = 200_000  # characters in one form
TOGETHER = dt.timedelta(minutes=10)
_A_RECORD = re.compile(r"/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/")


class TooLarge(ValueError):
    """More was typed than a form can hold."""


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Which form it is: where it is sent to, and which one of several with that address."""

    target: str
    position: int = 0

    @property
    def mac(self) -> str:
        return key_provider().index_mac("draft", self.target.encode()).hex()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where it was typed, for who looks for it later."""

    page: str
    heading: str


def keep(user_id: uuid.UUID, place: FormPlace, standing: Standing, typed: Typed) -> Draft:
    """Keep what stands in the form now, over what was kept of it before."""
    if sum(len(text) for values in typed.values() for text in values) > LARGEST:
        raise TooLarge
    try:
        return _keep(user_id, place, standing, typed)
    except IntegrityError:  # two windows began at the same moment: the second writes over the first
        return _keep(user_id, place, standing, typed)


@transaction.atomic
def _keep(user_id: uuid.UUID, place: FormPlace, standing: Standing, typed: Typed) -> Draft:
    draft = _find(user_id, place).select_for_update(of=("self",)).first()
    if draft is None:
        draft = Draft(user_id=user_id, target=place.mac, position=place.position, data_key=DataKey.objects.create_key())
    draft.seal(page=standing.page, heading=standing.heading, typed=dict(typed))
    draft.saved_at = timezone.now()
    draft.save()
    for many in Draft.objects.filter(user_id=user_id).select_related("data_key").order_by("-saved_at")[MOST:]:
        many.forget()
    return draft


def kept(user_id: uuid.UUID, place: FormPlace) -> Draft | None:
    return _find(user_id, place).filter(saved_at__gt=_oldest()).first()


def drafts_of(user_id: uuid.UUID) -> QuerySet[Draft]:
    """What he has not sent, the newest first."""
    found = Draft.objects.filter(user_id=user_id, saved_at__gt=_oldest())
    return found.select_related("data_key").order_by("-saved_at", "pk")


def forget_sent(user_id: uuid.UUID, target: str) -> None:
    """The form was sent and taken: nothing of it is left to keep."""
    for draft in Draft.objects.filter(user_id=user_id, target=FormPlace(target).mac).select_related("data_key"):
        draft.forget()


def forget_everybodys(targets: Iterable[str]) -> None:
    """What the forms were about is gone: nothing stays of what anybody typed in them."""
    macs = [FormPlace(target).mac for target in targets]
    for draft in Draft.objects.filter(target__in=macs).select_related("data_key"):
        draft.forget()


def erase_old() -> int:
    """Forget every draft that nobody came back to."""
    old = list(Draft.objects.filter(saved_at__lte=_oldest()).select_related("data_key"))
    for draft in old:
        draft.forget()
    return len(old)


def typing_along(actor: Actor, place: FormPlace) -> list[str]:
    """The colleagues who have the same form of the same record before them now; nobody without a right to it."""
    now = timezone.now()
    others = Draft.objects.filter(target=place.mac, saved_at__gt=now - TOGETHER).exclude(user=actor.user_id)
    colleagues = Membership.objects.on(timezone.localdate(now)).filter(
        organisation_id=actor.organisation_id, user__in=others.values("user"), user__is_active=True
    )
    names = sorted(set(colleagues.values_list("user__name", flat=True)))
    return names if names and may_see_record(actor, place.target) else []


def may_see_record(actor: Actor, address: str) -> bool:
    """Whether the first record that an address names is one that the actor sees in some list of his."""
    found = _A_RECORD.search(address)
    if found is None:
        return False
    key = uuid.UUID(found[1])
    protected: list[Any] = [model for model in apps.get_models() if issubclass(model, Protected)]
    return any(model.objects.visible_to(actor).filter(pk=key).first() for model in protected)


def _find(user_id: uuid.UUID, place: FormPlace) -> QuerySet[Draft]:
    return Draft.objects.select_related("data_key").filter(user_id=user_id, target=place.mac, position=place.position)


def _oldest() -> dt.datetime:
    return timezone.now() - dt.timedelta(days=KEPT_DAYS)
