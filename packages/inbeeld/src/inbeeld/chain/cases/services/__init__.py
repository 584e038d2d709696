"""The verbs of a case: each guards, changes within one transaction, and leaves one entry in the audit trail."""

from .actions import ActionDetails, add_action, change_action, settle_action
from .closing import CannotClose, close_case, reopen_case
from .contact_ways import WaysDetails, review_contact_ways, shown_ways
from .contacts import ContactDetails, add_contact
from .domains import install_domains, rate_domain
from .earlier import EarlierCase, Found, Sought, TooManyLooks, look_for_earlier, look_in
from .identity import Person, change_identity, open_identity
from .leaving import hand_over_work, open_work
from .locking import CaseIsClosed, StalePart
from .opening import CaseFacts, change_facts, open_case
from .safety import SafetyDetails, review_safety
from .state import StepNotAllowed, assign_case, change_phase, change_status

__all__ = [
    "ActionDetails",
    "CannotClose",
    "CaseFacts",
    "CaseIsClosed",
    "ContactDetails",
    "EarlierCase",
    "Found",
    "Person",
    "SafetyDetails",
    "Sought",
    "StalePart",
    "StepNotAllowed",
    "TooManyLooks",
    "WaysDetails",
    "add_action",
    "add_contact",
    "assign_case",
    "change_action",
    "change_facts",
    "change_identity",
    "change_phase",
    "change_status",
    "close_case",
    "hand_over_work",
    "install_domains",
    "look_for_earlier",
    "look_in",
    "open_case",
    "open_identity",
    "open_work",
    "rate_domain",
    "reopen_case",
    "review_contact_ways",
    "review_safety",
    "settle_action",
    "shown_ways",
]
