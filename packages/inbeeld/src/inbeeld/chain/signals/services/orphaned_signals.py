"""Signals at a desk that nobody reads any more go on to the desk of today: never to nobody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from inbeeld.chain.signals.desks import is_manned, members_of
from inbeeld.chain.signals.models import Outcome, Signal, SignalPassing
from inbeeld.chain.signals.notices import tell_desk
from inbeeld.chain.signals.routing import Desk, desks_of_region
from inbeeld.chain.signals.rules import Step
from inbeeld.chain.signals.terms import Term, due_after
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Organisation, Role
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Region

READERS = (Role.COORDINATOR, Role.TEAM_LEAD)


@dataclass(frozen=True, slots=True)
class OrphanedSignals:
    """Where open signals lie that nobody can read, how many, and which desk can take them."""

    desk: Desk
    number: int
    taker: Desk | None


def orphaned_signals(day: dt.date) -> list[OrphanedSignals]:
    """By region. Who is only away comes back, so his desk is not alone."""
    counted = Signal.objects.open().order_by("region__name").values_list("organisation", "region")
    found = [
        (Desk(Organisation.objects.get(pk=organisation), Region.objects.get(pk=region)), number)
        for organisation, region, number in counted.annotate(Count("pk"))
        if not any(members_of(organisation, region, day, role) for role in READERS)
    ]
    return [OrphanedSignals(desk, number, _taker(desk, day)) for desk, number in found]


def give_on(alone: OrphanedSignals, *, by: Actor) -> int:
    """To the desk that works there today; how many. Whoever gives them on never reads them."""
    by.must(Action.REGIONS_MANAGE)
    if alone.taker is None:
        return 0
    lying = Signal.objects.open().filter(organisation=alone.desk.organisation, region=alone.desk.region)
    with transaction.atomic():
        signals = list(lying.select_for_update(of=("self",)).defer("facts", "interpretation", "contact"))
        offers = SignalPassing.objects.waiting().filter(signal__in=signals)
        offers.change(outcome=Outcome.WITHDRAWN, answered_by=by.member, answered_at=timezone.now())
        for signal in signals:
            _move(signal, alone.taker)
        if signals:
            record("signal.given_on", records=signals, actor=by, fields=["organisation", "region"])
    return len(signals)


def _move(signal: Signal, to: Desk) -> None:
    now = timezone.now()
    if signal.is_open:
        signal.take(Step.MOVE_ON, now)
    signal.organisation, signal.region = to.organisation, to.region
    signal.handler, signal.picked_up_at = None, None
    signal.due_on = due_after(Term(signal.kind), timezone.localdate(now))
    signal.save(update_fields=["status", "organisation", "region", "handler", "picked_up_at", "due_on"])
    tell_desk(signal)


def _taker(desk: Desk, day: dt.date) -> Desk | None:
    others = (one for one in desks_of_region(desk.region, day) if one != desk)
    return next((one for one in others if is_manned(one.organisation.pk, one.region.pk, day)), None)
