"""Loads the demo once: the region, and what each room adds to it, some of it through the real services."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.audit.api import trail
from inbeeld.foundation.fiction import api as fiction
from inbeeld.foundation.rooms.api import DemoTurn, all_rooms

SEED = 2026


class DemoRefused(Exception):
    """The demo signs anybody in: it is never loaded where DEMO is off."""


def load(*, seed: int = SEED, today: dt.date | None = None) -> bool:
    """Load everything that is not there yet; False when it was there."""
    if not settings.DEMO:
        raise DemoRefused
    if fiction.exists():
        return False
    parts = [part for room in all_rooms() for part in room.demo]
    with trail(), transaction.atomic():
        world = fiction.build(seed, today or timezone.localdate())
        for turn in DemoTurn:
            for part in parts:
                if part.turn is turn:
                    part.add(world)
    return True
