"""All that somebody has to do, in the order of the page. The page and the e-mail both ask here, so that they agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from inbeeld.chain.cases.case_filters_by_relation import OWN, TEAM, circles_of
from inbeeld.foundation.access.actor import Actor

from .break_work import break_sections
from .case_work import case_sections
from .conference_work import conference_sections
from .conversation_work import conversation_sections
from .rights_work import rights_sections
from .sections import Section
from .sharing_work import emergency_sections, sharing_sections
from .signal_work import signal_sections, signals_elsewhere
from .track_work import track_sections
from .transfer_work import transfer_sections, transfers_elsewhere

# Rooms above that have something to say on the work list.
Source = Callable[[Actor, str, dt.date], list[Section]]
_sources: list[Source] = []


def take_part(source: Source) -> None:
    """Let a room above take part; called once, when the room is loaded."""
    _sources.append(source)


def work_of(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """Who waits for us, what is late or due, who keeps us waiting, what comes."""
    return [
        *emergency_sections(actor, circle),
        *conversation_sections(actor, circle),
        *signal_sections(actor, circle, today),
        *transfer_sections(actor, circle),
        *track_sections(actor, circle, today),
        *case_sections(actor, circle, today),
        *rights_sections(actor, circle),
        *conference_sections(actor, circle, today),
        *break_sections(actor, circle, today),
        *sharing_sections(actor, circle),
        *signals_elsewhere(actor, circle),
        *transfers_elsewhere(actor, circle),
        *(section for source in _sources for section in source(actor, circle, today)),
    ]


def first_circle(actor: Actor) -> str:
    """With what the page begins when nobody chose: his own work, or for who has none the team's."""
    known = [name for name in circles_of(actor) if name in {OWN, TEAM}]
    return known[0] if known else OWN
