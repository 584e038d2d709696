"""Sending a form of exploitation to another desk than that of the region."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.signals.models import FormRoute
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Region, overlap


class RouteOverlaps(Exception):
    """This form goes elsewhere already from there, in (a part of) that time."""


class RouteInThePast(Exception):
    """A route would begin or end in the past, where signals have gone as was known."""


def start_route(
    form: str, *, from_region: Region | None, to_region: Region, valid_from: dt.date, by: Actor
) -> FormRoute:
    by.must(Action.REGIONS_MANAGE)
    if valid_from < timezone.localdate():
        raise RouteInThePast
    with transaction.atomic():
        for other in FormRoute.objects.select_for_update().filter(form=form, from_region=from_region):
            if overlap(valid_from, None, other.valid_from, other.valid_until):
                raise RouteOverlaps
        route = FormRoute.objects.create(form=form, from_region=from_region, to_region=to_region, valid_from=valid_from)
        record("route.started", record=route, actor=by, fields=["form", "from_region", "to_region"])
    return route


def end_route(route: FormRoute, *, last_day: dt.date, by: Actor) -> None:
    """The last day on which it holds; one that has not begun goes altogether."""
    by.must(Action.REGIONS_MANAGE)
    if last_day < timezone.localdate():
        raise RouteInThePast
    with transaction.atomic():
        record("route.ended", record=route, actor=by, fields=["valid_until"])
        if route.valid_from > last_day:
            route.delete()
        else:
            route.end(last_day)
