"""The verbs of a transfer."""

from .answering import accept, agree, name_conditions, refuse, take_back
from .asking import Asked, CannotAsk, ask
from .steps import StepTaken

__all__ = ["Asked", "CannotAsk", "StepTaken", "accept", "agree", "ask", "name_conditions", "refuse", "take_back"]
