"""Seeing breaks from afar, and arranging what must be there in time."""

from .announcing import announce_breaks
from .breaks import BreakDetails, action_for_point, add_break, change_break, tick_point

__all__ = ["BreakDetails", "action_for_point", "add_break", "announce_breaks", "change_break", "tick_point"]
