"""Which phase may follow which."""

from __future__ import annotations

from collections.abc import Mapping

# A case may fall back; it cannot be unfound. "ended" is reached by closing only, and left by reopening only.
_ONGOING = ("contact", "holding", "guiding", "led_to_help", "exiting", "after_care")


PHASE_STEPS: Mapping[str, frozenset[str]] = {
    "found": frozenset(_ONGOING),
    **{phase: frozenset(_ONGOING) - {phase} for phase in _ONGOING},
    "ended": frozenset(),
}


def may_change_phase(old: str, new: str) -> bool:
    return new in PHASE_STEPS[old]


def goes_on(old: str, new: str) -> bool:
    """Whether a step leads further, and not back."""
    order = list(PHASE_STEPS)
    return order.index(new) > order.index(old)


def phase_after_reopening(before_closing: str) -> str:
    """A reopened case goes on where it stood; one that stood in after-care or exiting is held on to first."""
    return "holding" if before_closing in {"exiting", "after_care", "ended"} else before_closing
