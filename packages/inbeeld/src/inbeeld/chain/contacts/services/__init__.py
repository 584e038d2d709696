"""Writing down contact, and agreeing on it."""

from .moments import ContactDetails, add_contact, add_to_contact, change_contact, strike_contact
from .rhythm import agree_rhythm
from .ways import WaysDetails, review_contact_ways, shown_ways

__all__ = [
    "ContactDetails",
    "WaysDetails",
    "add_contact",
    "add_to_contact",
    "agree_rhythm",
    "change_contact",
    "review_contact_ways",
    "shown_ways",
    "strike_contact",
]
