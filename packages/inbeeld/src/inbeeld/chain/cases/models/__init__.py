"""A case and everything that hangs on it."""

from .actions import CaseAction
from .case import Case
from .contact_ways import ContactWays
from .contacts import ContactMoment
from .domains import Domain, DomainRating, DomainSet
from .history import Assignment, Closure, PhaseChange, StatusChange
from .identity import Identity, IdentityTerm
from .safety import SafetyAgreement

__all__ = [
    "Assignment",
    "Case",
    "CaseAction",
    "Closure",
    "ContactMoment",
    "ContactWays",
    "Domain",
    "DomainRating",
    "DomainSet",
    "Identity",
    "IdentityTerm",
    "PhaseChange",
    "SafetyAgreement",
    "StatusChange",
]
