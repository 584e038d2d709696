"""The verbs of a case: each guards, changes within one transaction, and leaves one entry in the audit trail."""

from .bulk_open import open_cases
from .checks import Answer, answer_checks
from .closing import CannotClose, close_case, reopen_case
from .duplicate_check import EarlierCase, Found, Sought, TooManyLooks, look_for_earlier
from .duplicate_check_of_list import Alike, LookAlong, begin_to_look_along
from .episodes import EpisodeDetails, add_episode, change_episode
from .facts import CaseFacts, LabelIsAName, change_facts, facts_of, must_name_nobody
from .following import follow_planned_terms, follow_terms
from .identification import Decided, add_detection, correct_status
from .identity import Person, change_identity, open_identity
from .leaving import hand_over_work, open_work
from .locking import CaseIsClosed
from .new_case import NewCase
from .opening import open_case
from .safety import SafetyDetails, confirm_safety, review_safety
from .state import ReasonNeeded, StepNotAllowed, assign_case, change_phase, change_status

__all__ = [
    "Alike",
    "Answer",
    "CannotClose",
    "CaseFacts",
    "CaseIsClosed",
    "Decided",
    "EarlierCase",
    "EpisodeDetails",
    "Found",
    "LabelIsAName",
    "LookAlong",
    "NewCase",
    "Person",
    "ReasonNeeded",
    "SafetyDetails",
    "Sought",
    "StepNotAllowed",
    "TooManyLooks",
    "add_detection",
    "add_episode",
    "answer_checks",
    "assign_case",
    "begin_to_look_along",
    "change_episode",
    "change_facts",
    "change_identity",
    "change_phase",
    "change_status",
    "close_case",
    "confirm_safety",
    "correct_status",
    "facts_of",
    "follow_planned_terms",
    "follow_terms",
    "hand_over_work",
    "look_for_earlier",
    "must_name_nobody",
    "open_case",
    "open_cases",
    "open_identity",
    "open_work",
    "reopen_case",
    "review_safety",
]
