"""What other rooms may use of this one."""

from __future__ import annotations

from .codes import ContactKind
from .models.moments import ContactMoment
from .models.rhythm import ContactRhythm
from .models.ways import ContactWays
from .services.moments import ContactDetails, add_contact
from .services.rhythm import agree_rhythm
from .services.ways import WaysDetails, review_contact_ways, shown_ways

__all__ = [
    "ContactDetails",
    "ContactKind",
    "ContactMoment",
    "ContactRhythm",
    "ContactWays",
    "WaysDetails",
    "add_contact",
    "agree_rhythm",
    "review_contact_ways",
    "shown_ways",
]
