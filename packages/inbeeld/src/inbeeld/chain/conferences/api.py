"""What other rooms may use of this one."""

from __future__ import annotations

from .codes import ITEM_PARTS, Presence, State, Way
from .models import AgendaItem, Conference, ConferenceDecision, Invitee
from .services.calling import Call, call
from .services.reading import invitees_of

__all__ = [
    "ITEM_PARTS",
    "AgendaItem",
    "Call",
    "Conference",
    "ConferenceDecision",
    "Invitee",
    "Presence",
    "State",
    "Way",
    "call",
    "invitees_of",
]
