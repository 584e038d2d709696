"""What other rooms may use of this one."""

from __future__ import annotations

from .codes import ActionState, GoalState, Level
from .models.actions import CaseAction
from .models.goals import Goal, GoalEvent
from .models.ratings import DomainRating
from .rules import is_old
from .services.actions import ActionDetails, add_action, settle_action
from .services.goals import GoalDetails, set_goal
from .services.ratings import rate_domain

__all__ = [
    "ActionDetails",
    "ActionState",
    "CaseAction",
    "DomainRating",
    "Goal",
    "GoalDetails",
    "GoalEvent",
    "GoalState",
    "Level",
    "add_action",
    "is_old",
    "rate_domain",
    "set_goal",
    "settle_action",
]
