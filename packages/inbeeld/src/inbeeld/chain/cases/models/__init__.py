"""A case and everything that hangs on it."""

from .actions import CaseAction
from .breaks import BreakPoint, CaseBreak
from .case import Case
from .checks import CheckAnswer, CheckSet, PhaseCheck
from .contact_ways import ContactWays
from .contacts import ContactAddition, ContactMoment
from .domains import Domain, DomainRating, DomainSet
from .episodes import Episode, FactChange
from .goals import Goal, GoalEvent
from .history import Assignment, Closure, Detection, PhaseChange, StatusChange
from .identity import Identity, IdentityTerm
from .progress import DomainOutcome, ProgressAnswer
from .revisions import Revision
from .rhythm import ContactRhythm
from .safety import SafetyAgreement
from .terms import WorkTerms

__all__ = [
    "Assignment",
    "BreakPoint",
    "Case",
    "CaseAction",
    "CaseBreak",
    "CheckAnswer",
    "CheckSet",
    "Closure",
    "ContactAddition",
    "ContactMoment",
    "ContactRhythm",
    "ContactWays",
    "Detection",
    "Domain",
    "DomainOutcome",
    "DomainRating",
    "DomainSet",
    "Episode",
    "FactChange",
    "Goal",
    "GoalEvent",
    "Identity",
    "IdentityTerm",
    "PhaseChange",
    "PhaseCheck",
    "ProgressAnswer",
    "Revision",
    "SafetyAgreement",
    "StatusChange",
    "WorkTerms",
]
