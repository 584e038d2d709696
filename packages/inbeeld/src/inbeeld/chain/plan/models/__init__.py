"""Goals, actions and ratings of life domains."""

from .actions import CaseAction
from .goals import Goal, GoalEvent
from .ratings import DomainRating

__all__ = ["CaseAction", "DomainRating", "Goal", "GoalEvent"]
