"""A colleague of the demo who goes on holiday."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from .services.absence import set_absence

if TYPE_CHECKING:
    from inbeeld.foundation.fiction.region import World


def add_absence(world: World) -> None:
    set_absence(
        world.members["collega"],
        first_day=world.today + dt.timedelta(days=14),
        last_day=world.today + dt.timedelta(days=24),
        replacement=world.members["coordinator"],
        by=world.actor("collega"),
    )
