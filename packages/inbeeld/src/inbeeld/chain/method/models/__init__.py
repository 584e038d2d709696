"""What an organisation agreed on for its way of working."""

from .domains import Domain, DomainSet, current_domains
from .points import CheckSet, PhaseCheck
from .sets import DatedSet
from .terms import WorkTerms

__all__ = ["CheckSet", "DatedSet", "Domain", "DomainSet", "PhaseCheck", "WorkTerms", "current_domains"]
