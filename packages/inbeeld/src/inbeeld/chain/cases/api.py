"""What other rooms may use of this one."""

from __future__ import annotations

from . import codes
from .assignable_people import action_owners, coordinators_for, coordinators_of, partners_for
from .case_filters_by_relation import OWN, SHARED, TEAM, THROUGH, cases_in, circles_of
from .codes import AgeBand, Decider, Form, PlaceType, Sex, Status
from .contradictions import contradictions
from .facts_in_words import changes_in_words
from .forms.duplicate_check import CARRIED, CarriedForm, SoughtForm
from .forms.identification import DecidedFields
from .forms.sharing import PART_LABELS
from .hooks import CaseAside, CaseBanner, CaseListFilter, CaseListLink, CaseSection, CaseWork, FollowsBirthDate, Piece
from .match_reasons import in_words
from .models.case import Case
from .models.checks import CheckAnswer
from .models.episodes import Episode, FactChange
from .models.history import Assignment, CaseEvent, Closure, Detection, PhaseChange, StatusChange
from .models.identity import Identity, IdentityTerm
from .models.outcomes import DomainOutcome
from .models.reviews import Review
from .models.safety import SafetyAgreement
from .naming import beside
from .pseudonyms import new_pseudonym, pseudonym_key
from .querysets import CaseQuerySet, CaseRecordQuerySet
from .rules import ADULT_AT, SUB_FORMS, age_band, contact_due, next_due, next_safety_review, phase_spans, sub_form_fits
from .services.bulk_open import open_cases
from .services.checks import Answer, answer_checks
from .services.closing import close_case
from .services.duplicate_check import TooManyLooks
from .services.duplicate_check_of_list import LookAlong, begin_to_look_along
from .services.episodes import EpisodeDetails, add_episode
from .services.facts import CaseFacts, change_facts, facts_of
from .services.identification import Decided, add_detection, correct_status
from .services.identity import Person, change_identity, open_identity
from .services.leaving import hand_over_work, open_work
from .services.locking import CaseIsClosed, locked_open
from .services.new_case import NewCase
from .services.opening import open_case
from .services.revisions import keep_revision
from .services.safety import SafetyDetails, review_safety
from .services.state import assign_case, change_phase, change_status
from .standing import standing_of
from .views.editing import CaseEdit, edit_case
from .views.frame import find_case, find_for, open_parts, render_case
from .views.opening import found_for
from .work import case_item, case_section, case_url, list_url, watches_cases

__all__ = [
    "ADULT_AT",
    "CARRIED",
    "OWN",
    "PART_LABELS",
    "SHARED",
    "SUB_FORMS",
    "TEAM",
    "THROUGH",
    "AgeBand",
    "Answer",
    "Assignment",
    "CarriedForm",
    "Case",
    "CaseAside",
    "CaseBanner",
    "CaseEdit",
    "CaseEvent",
    "CaseFacts",
    "CaseIsClosed",
    "CaseListFilter",
    "CaseListLink",
    "CaseQuerySet",
    "CaseRecordQuerySet",
    "CaseSection",
    "CaseWork",
    "CheckAnswer",
    "Closure",
    "Decided",
    "DecidedFields",
    "Decider",
    "Detection",
    "DomainOutcome",
    "Episode",
    "EpisodeDetails",
    "FactChange",
    "FollowsBirthDate",
    "Form",
    "Identity",
    "IdentityTerm",
    "LookAlong",
    "NewCase",
    "Person",
    "PhaseChange",
    "Piece",
    "PlaceType",
    "Review",
    "SafetyAgreement",
    "SafetyDetails",
    "Sex",
    "SoughtForm",
    "Status",
    "StatusChange",
    "TooManyLooks",
    "action_owners",
    "add_detection",
    "add_episode",
    "age_band",
    "answer_checks",
    "assign_case",
    "begin_to_look_along",
    "beside",
    "case_item",
    "case_section",
    "case_url",
    "cases_in",
    "change_facts",
    "change_identity",
    "change_phase",
    "change_status",
    "changes_in_words",
    "circles_of",
    "close_case",
    "codes",
    "contact_due",
    "contradictions",
    "coordinators_for",
    "coordinators_of",
    "correct_status",
    "edit_case",
    "facts_of",
    "find_case",
    "find_for",
    "found_for",
    "hand_over_work",
    "in_words",
    "keep_revision",
    "list_url",
    "locked_open",
    "new_pseudonym",
    "next_due",
    "next_safety_review",
    "open_case",
    "open_cases",
    "open_identity",
    "open_parts",
    "open_work",
    "partners_for",
    "phase_spans",
    "pseudonym_key",
    "render_case",
    "review_safety",
    "standing_of",
    "sub_form_fits",
    "watches_cases",
]
