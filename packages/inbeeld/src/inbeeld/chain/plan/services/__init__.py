"""Making a plan and carrying it out."""

from .actions import ActionDetails, add_action, change_action, settle_action
from .goals import GoalDetails, change_goal, set_goal, settle_goal
from .ratings import rate_domain

__all__ = [
    "ActionDetails",
    "GoalDetails",
    "add_action",
    "change_action",
    "change_goal",
    "rate_domain",
    "set_goal",
    "settle_action",
    "settle_goal",
]
