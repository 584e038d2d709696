"""What somebody leaves behind when he goes. Each room that gives people work declares how it is handed over.

This room learns of counts and verbs, never of cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from django.utils import timezone

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.rooms.api import all_rooms

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class HandOver(Protocol):
    """Gives all open work of one kind to somebody else, inside the caller's transaction, and writes it in the log."""

    def __call__(self, giver: Membership, receiver: Membership, *, by: Actor) -> None: ...


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One kind of work that belongs to a membership until it is done."""

    kind: str
    label: StrPromise | str
    roles: frozenset[Role]
    count: Callable[[Membership], int]
    hand_over: HandOver

    def receivers(self, giver: Membership) -> list[Membership]:
        """Colleagues of today who may take it: same organisation, a fitting role, the same region or all regions."""
        found = (
            Membership.objects.on(timezone.localdate())
            .filter(organisation=giver.organisation_id, role__in=self.roles, user__is_active=True)
            .exclude(user=giver.user_id)
            .select_related("user", "region")
            .order_by("user__name")
        )
        return [m for m in found if giver.region_id is None or m.region_id in {None, giver.region_id}]


@dataclass(frozen=True, slots=True)
class Left:
    """So much work of one kind that one membership would leave behind."""

    work: OpenWork
    giver: Membership
    count: int

    @property
    def key(self) -> str:
        return f"{self.work.kind}_{self.giver.pk}"


def left_behind(memberships: Iterable[Membership]) -> list[Left]:
    """What has to be handed over before these memberships can end."""
    found = [Left(work, giver, work.count(giver)) for giver in memberships for work in kinds_of_work()]
    return [left for left in found if left.count]


@cache
def kinds_of_work() -> tuple[OpenWork, ...]:
    return tuple(room.open_work for room in all_rooms() if room.open_work)
