"""A case, who it is about, and what was decided about it."""

from .case import Case
from .checks import CheckAnswer
from .episodes import Episode, FactChange
from .history import Assignment, CaseEvent, Closure, Detection, PhaseChange, StatusChange
from .identity import Identity, IdentityTerm
from .outcomes import DomainOutcome
from .reviews import Review
from .revisions import Revision
from .safety import SafetyAgreement

__all__ = [
    "Assignment",
    "Case",
    "CaseEvent",
    "CheckAnswer",
    "Closure",
    "Detection",
    "DomainOutcome",
    "Episode",
    "FactChange",
    "Identity",
    "IdentityTerm",
    "PhaseChange",
    "Review",
    "Revision",
    "SafetyAgreement",
    "StatusChange",
]
