"""Telling somebody that something waits: `tell(membership, "signal.waiting")`.

The e-mail leaves when he wishes it (his account page); it says the same for everything and names nothing. Call it
inside the transaction of what happened: both happen, or neither.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.utils import timezone

from inbeeld.foundation.accounts.api import Membership, RegionCoordination, stand_ins

from .delivery import wake_at
from .kinds import NoticeKind, all_kinds
from .models import NoticeChoice, WaitingNotice


def tell(to: Membership, kind: str) -> None:
    """Tell one person that something of a kind waits. Telling twice before the e-mail is telling once."""
    tell_all([to], kind)


def tell_all(to: Iterable[Membership], kind: str) -> None:
    """Tell several people at once, in a constant number of queries; who is away is told through who takes over."""
    known = all_kinds()[kind]
    people = {membership.pk: membership for membership in stand_ins(to, timezone.localdate())}
    told = set(
        WaitingNotice.objects.filter(membership__in=people, kind=kind, claimed_at__isnull=True).values_list(
            "membership", flat=True
        )
    )
    new = [membership for pk, membership in people.items() if pk not in told]
    if new:
        _put(_lines(new, known))


def tell_desk_address(desk: RegionCoordination, kind: str) -> None:
    """Tell the address of a desk at which nobody works yet; always at once. A desk without an address is not told."""
    now = timezone.now()
    if desk.email and not WaitingNotice.objects.filter(desk=desk, kind=kind, claimed_at__isnull=True).exists():
        _put([WaitingNotice(desk=desk, kind=all_kinds()[kind].name, since=now, due_at=now)])


def replan(user_id: uuid.UUID) -> None:
    """After somebody chose anew: everything that still waits for him leaves when he now wishes."""
    choice = choices_of([user_id])[user_id]
    waiting = WaitingNotice.objects.filter(membership__user=user_id, claimed_at__isnull=True)
    for notice in waiting:
        kind = all_kinds().get(notice.kind)
        leaves = choice.due_at(kind, notice.since) if kind else None
        if leaves is None:
            notice.delete()
        else:
            notice.due_at = leaves
            notice.save(update_fields=["due_at"])
            wake_at(leaves)


def choices_of(user_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, NoticeChoice]:
    """What each of them chose; who never chose is told everything at once."""
    wanted = set(user_ids)
    chosen = NoticeChoice.objects.in_bulk(wanted)
    return {pk: chosen.get(pk) or NoticeChoice(user_id=pk) for pk in wanted}


def _lines(people: list[Membership], kind: NoticeKind) -> list[WaitingNotice]:
    now = timezone.now()
    choices = choices_of(membership.user_id for membership in people)
    planned: list[tuple[Membership, dt.datetime | None]] = [
        (membership, choices[membership.user_id].due_at(kind, now)) for membership in people
    ]
    return [
        WaitingNotice(membership=membership, kind=kind.name, since=now, due_at=leaves)
        for membership, leaves in planned
        if leaves is not None
    ]


def _put(lines: list[WaitingNotice]) -> None:
    WaitingNotice.objects.bulk_create(lines, ignore_conflicts=True)
    for moment in sorted({line.due_at for line in lines}):
        wake_at(moment)
