"""A made-up system of a partner, with a key to hand in with."""

from __future__ import annotations

from inbeeld.foundation.fiction.api import World

from .rules import USUAL_LIFE
from .services.keys import issue_key


def add_key(world: World) -> None:
    issue_key(
        world.offices["care"],
        "Volgsysteem (verzonnen)",
        expires_on=world.today + USUAL_LIFE,
        may_hand_in=True,
        may_follow=True,
        by=world.actor("beheerder"),
    )
