"""All that somebody has to do, in the order of the page. The page and the e-mail both ask here, so that they agree."""

from __future__ import annotations

import datetime as dt

from inbeeld.chain.cases.api import OWN, TEAM, circles_of
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.rooms.api import Section, all_rooms


def work_of(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """Danger first; then who waits for us, what is late or due, who keeps us waiting, what comes."""
    sources = [source for room in all_rooms() for source in room.work]
    in_turn = sorted(sources, key=lambda source: (source.turn, source.order))
    return [section for source in in_turn for section in source.sections(actor, circle, today)]


def first_circle(actor: Actor) -> str:
    """With what the page begins when nobody chose: his own work, or for who has none the team's."""
    known = [name for name in circles_of(actor) if name in {OWN, TEAM}]
    return known[0] if known else OWN
