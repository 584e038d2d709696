"""Moments of contact, ways to make it, and its rhythm."""

from .moments import ContactAddition, ContactMoment
from .rhythm import ContactRhythm
from .ways import ContactWays

__all__ = ["ContactAddition", "ContactMoment", "ContactRhythm", "ContactWays"]
