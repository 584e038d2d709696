"""The verbs of a case: each guards, changes within one transaction, and leaves one entry in the audit trail."""

from inbeeld.foundation.records.saving import StalePart

from .actions import ActionDetails, add_action, change_action, settle_action
from .announcing import announce_breaks
from .breaks import BreakDetails, action_for_point, add_break, change_break, tick_point
from .checks import Answer, answer_checks
from .closing import CannotClose, close_case, reopen_case
from .contact_ways import WaysDetails, review_contact_ways, shown_ways
from .contacts import ContactDetails, add_contact, add_to_contact, change_contact, strike_contact
from .domains import rate_domain
from .earlier import EarlierCase, Found, Sought, TooManyLooks, look_for_earlier
from .earlier_many import Alike, LookAlong, begin_to_look_along
from .episodes import EpisodeDetails, add_episode, change_episode
from .facts import CaseFacts, change_facts, facts_of
from .goals import GoalDetails, change_goal, set_goal, settle_goal
from .identity import Person, change_identity, open_identity
from .installing import install_method
from .leaving import hand_over_work, open_work
from .locking import CaseIsClosed
from .many import open_cases
from .method import (
    CheckLine,
    DomainLine,
    NotAfterTheLast,
    Terms,
    follow_planned_terms,
    new_check_set,
    new_domain_set,
    set_terms,
    withdraw_planned,
)
from .new_case import NewCase
from .opening import open_case
from .progress import answer_progress
from .recognising import Decided, add_detection, correct_status
from .rhythm import agree_rhythm
from .safety import SafetyDetails, confirm_safety, review_safety
from .state import ReasonNeeded, StepNotAllowed, assign_case, change_phase, change_status

__all__ = [
    "ActionDetails",
    "Alike",
    "Answer",
    "BreakDetails",
    "CannotClose",
    "CaseFacts",
    "CaseIsClosed",
    "CheckLine",
    "ContactDetails",
    "Decided",
    "DomainLine",
    "EarlierCase",
    "EpisodeDetails",
    "Found",
    "GoalDetails",
    "LookAlong",
    "NewCase",
    "NotAfterTheLast",
    "Person",
    "ReasonNeeded",
    "SafetyDetails",
    "Sought",
    "StalePart",
    "StepNotAllowed",
    "Terms",
    "TooManyLooks",
    "WaysDetails",
    "action_for_point",
    "add_action",
    "add_break",
    "add_contact",
    "add_detection",
    "add_episode",
    "add_to_contact",
    "agree_rhythm",
    "announce_breaks",
    "answer_checks",
    "answer_progress",
    "assign_case",
    "begin_to_look_along",
    "change_action",
    "change_break",
    "change_contact",
    "change_episode",
    "change_facts",
    "change_goal",
    "change_identity",
    "change_phase",
    "change_status",
    "close_case",
    "confirm_safety",
    "correct_status",
    "facts_of",
    "follow_planned_terms",
    "hand_over_work",
    "install_method",
    "look_for_earlier",
    "new_check_set",
    "new_domain_set",
    "open_case",
    "open_cases",
    "open_identity",
    "open_work",
    "rate_domain",
    "reopen_case",
    "review_contact_ways",
    "review_safety",
    "set_goal",
    "set_terms",
    "settle_action",
    "settle_goal",
    "shown_ways",
    "strike_contact",
    "tick_point",
    "withdraw_planned",
]
