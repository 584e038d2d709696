"""The verbs of a transfer."""

from .answering import accept, agree, name_conditions, refuse, take_back
from .asking import Asked, CannotAsk, ask
from .steps import GroundGone, StepTaken

__all__ = [
    "Asked",
    "CannotAsk",
    "GroundGone",
    "StepTaken",
    "accept",
    "agree",
    "ask",
    "name_conditions",
    "refuse",
    "take_back",
]
