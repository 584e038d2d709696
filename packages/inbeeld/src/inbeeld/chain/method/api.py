"""What other rooms may use of this one."""

from __future__ import annotations

from .agreements import (
    agreements,
    break_lead_months,
    break_point_words,
    break_points,
    contact_ways_review_days,
    earlier_cases_elsewhere,
)
from .codes import Phase
from .first_method import FIRST_DOMAINS
from .hooks import FollowsTerms
from .models.domains import Domain, DomainSet, current_domains
from .models.points import CheckSet, PhaseCheck
from .models.terms import WorkTerms
from .rules import PHASE_STEPS, goes_on, may_change_phase, phase_after_reopening
from .services.changing import DomainLine, new_domain_set
from .services.installing import install_method
from .services.points import points_of

__all__ = [
    "FIRST_DOMAINS",
    "PHASE_STEPS",
    "CheckSet",
    "Domain",
    "DomainLine",
    "DomainSet",
    "FollowsTerms",
    "Phase",
    "PhaseCheck",
    "WorkTerms",
    "agreements",
    "break_lead_months",
    "break_point_words",
    "break_points",
    "contact_ways_review_days",
    "current_domains",
    "earlier_cases_elsewhere",
    "goes_on",
    "install_method",
    "may_change_phase",
    "new_domain_set",
    "phase_after_reopening",
    "points_of",
]
