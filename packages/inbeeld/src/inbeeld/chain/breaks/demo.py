"""A made-up break ahead in the first case of the demo."""

from __future__ import annotations

import datetime as dt

from inbeeld.foundation.fiction.api import World

from .services.breaks import BreakDetails, add_break, tick_point


def add_break_ahead(world: World) -> None:
    case, by = world.noors_cases[0], world.actor("coordinator")
    ends = BreakDetails(kind="placement", on=world.today + dt.timedelta(days=75), note="Verzonnen: de groep sluit.")
    point = add_break(case, by=by, details=ends).points.first()
    if point is not None:
        tick_point(point, by=by, done=True)
