"""A made-up overlap between two cases of the demo."""

from __future__ import annotations

from inbeeld.foundation.fiction.api import World

from .services import Seen, see_overlap

ENOUGH = 3  # cases for two to touch


def add_overlap(world: World) -> None:
    cases = world.noors_cases
    if len(cases) <= ENOUGH:
        return
    reason = "Verzonnen: beiden noemden hetzelfde soort plek."
    seen = Seen(pseudonym=cases[3].pseudonym, shared="place", reason=reason)
    see_overlap(cases[2], by=world.actor("coordinator"), seen=seen)
