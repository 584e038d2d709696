"""Decisions about transfers over plain values."""

from __future__ import annotations

from collections.abc import Mapping

# What may follow on what. The other region answers; who asked may take back, and agrees with conditions.
STEPS: Mapping[str, frozenset[str]] = {
    "asked": frozenset({"conditions", "accepted", "refused", "withdrawn"}),
    "conditions": frozenset({"accepted", "refused", "withdrawn"}),
    "accepted": frozenset(),
    "refused": frozenset(),
    "withdrawn": frozenset(),
}
OPEN = frozenset(state for state, steps in STEPS.items() if steps)


def may_become(old: str, new: str) -> bool:
    return new in STEPS[old]


def ground_travels(ground: str) -> bool:
    """Whether access on this ground goes along: consent is the young person's, all else the sender's."""
    return ground == "consent"
