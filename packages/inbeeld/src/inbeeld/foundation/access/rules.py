"""The one table: which role may do what to a record it stands in which relation to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from enum import StrEnum

from inbeeld.foundation.accounts.api import Role


class Relation(StrEnum):
    """How somebody stands to a record."""

    OWN = "own"  # he is the one responsible for it
    ASKED = "asked"  # who is responsible asked him to look along
    AUTHOR = "author"  # he handed it in
    TEAM = "team"  # his organisation's, in his region
    ORGANISATION = "organisation"  # his organisation's, in whichever region
    GRANTED = "granted"  # parts of it were opened to him, until a date
    EMERGENCY = "emergency"  # he opened it in an emergency, for an hour
    ANY = "any"  # no relation needed, or no record at hand


class Action(StrEnum):
    """What can be asked of a record or a page."""

    WORK = "work"
    LOAD_READ = "load.read"
    SIGNAL_HAND_IN = "signal.hand_in"
    SIGNAL_READ = "signal.read"
    SIGNAL_HANDLE = "signal.handle"
    CONVERSATION_READ = "conversation.read"
    CONVERSATION_HANDLE = "conversation.handle"
    TRACK_OPEN = "track.open"
    TRACK_READ = "track.read"
    TRACK_WRITE = "track.write"
    TRACK_DECIDE = "track.decide"
    TRACK_OVERSEE = "track.oversee"
    TRACK_ASSIGN = "track.assign"
    CASE_OPEN = "case.open"
    CASE_READ = "case.read"
    CASE_WRITE = "case.write"
    CASE_ASSIGN = "case.assign"
    CASE_CLOSE = "case.close"
    CASE_SHARE = "case.share"
    CASE_IMPORT = "case.import"
    CASE_EXPORT = "case.export"
    SHARING_OVERSEE = "sharing.oversee"
    TRANSFER_ASK = "transfer.ask"
    TRANSFER_READ = "transfer.read"
    TRANSFER_ANSWER = "transfer.answer"
    LOOKS_READ = "looks.read"
    RIGHTS_HANDLE = "rights.handle"
    IDENTITY_READ = "identity.read"
    IDENTITY_WRITE = "identity.write"
    EMERGENCY_OPEN = "emergency.open"
    AUDIT_READ = "audit.read"
    RETENTION_HOLD = "retention.hold"
    SECOND_FOR_CASES = "second.cases"
    SECOND_FOR_INSTALLATION = "second.installation"
    ABSENCE_SET = "absence.set"
    ORGANISATIONS_MANAGE = "organisations.manage"
    PEOPLE_MANAGE = "people.manage"
    REGIONS_MANAGE = "regions.manage"
    FIGURES_READ = "figures.read"
    SIGN_LIST_KEEP = "sign_list.keep"
    TERMS_MANAGE = "terms.manage"
    METHOD_MANAGE = "method.manage"


class Part(StrEnum):
    """The parts of a case that can be opened to a partner one by one."""

    SUMMARY = "summary"
    SAFETY = "safety"
    DOMAINS = "domains"
    CONTACTS = "contacts"
    ACTIONS = "actions"
    DOCUMENTS = "documents"
    IDENTITY = "identity"


_OWN, _TEAM, _ORG = Relation.OWN, Relation.TEAM, Relation.ORGANISATION
_GRANTED, _EMERGENCY, _ANY = Relation.GRANTED, Relation.EMERGENCY, Relation.ANY
_ASKED = Relation.ASKED
_AUTHOR = Relation.AUTHOR

_Rights = Mapping[Action, frozenset[Relation]]


def _rights(**relations: set[Relation]) -> _Rights:
    return {Action[name.upper()]: frozenset(found) for name, found in relations.items()}


# People who help somebody by what was opened to them of the case.
_HELPERS = _rights(
    work={_ANY},
    signal_hand_in={_AUTHOR},
    case_read={_GRANTED},
    case_write={_GRANTED},
    identity_read={_GRANTED},
    sign_list_keep={_ORG},
)
_FIGURES = _rights(work={_ANY}, figures_read={_ANY})

RIGHTS: Mapping[Role, _Rights] = {
    Role.COORDINATOR: _rights(
        work={_ANY},
        absence_set={_ANY},
        signal_hand_in={_AUTHOR},
        signal_read={_OWN, _TEAM},
        signal_handle={_OWN, _TEAM},
        case_open={_ANY},
        case_read={_OWN, _TEAM, _GRANTED, _EMERGENCY},
        case_write={_OWN, _TEAM, _GRANTED},
        case_assign={_OWN, _TEAM},
        case_close={_OWN, _TEAM},
        case_import={_OWN},
        case_export={_OWN, _TEAM},
        case_share={_OWN},
        looks_read={_OWN, _TEAM},
        rights_handle={_OWN},
        sharing_oversee={_OWN, _TEAM},
        transfer_ask={_OWN},
        transfer_read={_TEAM},
        transfer_answer={_TEAM},
        identity_read={_OWN, _GRANTED, _EMERGENCY},
        identity_write={_OWN},
        emergency_open={_ANY},
        sign_list_keep={_ORG},
    ),
    Role.TEAM_LEAD: _rights(
        work={_ANY},
        load_read={_ANY},
        absence_set={_ANY},
        signal_hand_in={_AUTHOR},
        signal_read={_TEAM},
        signal_handle={_TEAM},
        case_read={_TEAM, _GRANTED, _EMERGENCY},
        case_export={_OWN, _TEAM},
        case_assign={_TEAM},
        looks_read={_TEAM},
        sharing_oversee={_TEAM},
        transfer_ask={_TEAM},
        transfer_read={_TEAM},
        transfer_answer={_TEAM},
        identity_read={_GRANTED, _EMERGENCY},
        emergency_open={_ANY},
        sign_list_keep={_ORG},
        terms_manage={_ANY},
        second_for_cases={_TEAM},
    ),
    Role.PARTNER: _HELPERS,
    Role.OUTREACH_WORKER: {
        **_HELPERS,
        **_rights(conversation_read={_OWN, _TEAM}, conversation_handle={_OWN, _TEAM}),
    },
    Role.PROVIDER: _HELPERS,
    # He oversees that tracks move, and reads one only when it is his own or its owner asked him.
    Role.ATTENTION_OFFICER: _rights(
        work={_ANY},
        signal_hand_in={_AUTHOR},
        track_open={_ANY},
        track_read={_OWN, _ASKED},
        track_write={_OWN, _ASKED},
        track_decide={_OWN},
        track_oversee={_OWN, _ASKED, _ORG},
        track_assign={_OWN, _ORG},
        sign_list_keep={_ORG},
    ),
    Role.PROFESSIONAL: _rights(
        work={_ANY},
        signal_hand_in={_AUTHOR},
        track_open={_ANY},
        track_read={_OWN},
        track_write={_OWN},
        track_decide={_OWN},
        track_assign={_OWN},
        sign_list_keep={_ORG},
    ),
    Role.POLICY_OFFICER: _FIGURES,
    Role.ANALYST: _FIGURES,
    Role.PRIVACY_OFFICER: _rights(
        work={_ANY},
        audit_read={_ORG},
        looks_read={_ORG},
        retention_hold={_ORG},
        second_for_cases={_ORG},
        second_for_installation={_ANY},
    ),
    Role.ADMINISTRATOR: _rights(
        work={_ANY},
        organisations_manage={_ANY},
        people_manage={_ANY},
        regions_manage={_ANY},
        terms_manage={_ANY},
        method_manage={_ANY},
        second_for_installation={_ANY},
    ),
}

# A grant opens parts. Finding the record needs none; these actions need this part; every other needs the part it is
# asked for, so that a caller who names no part gets nothing by a grant.
FINDING = frozenset({Action.CASE_READ})
PART_OF_ACTION: Mapping[Action, Part] = {Action.IDENTITY_READ: Part.IDENTITY, Action.IDENTITY_WRITE: Part.IDENTITY}


# What a grant to read only carries, whatever the role may do by another grant.
READING = frozenset({Action.CASE_READ, Action.IDENTITY_READ})


def grant_opens(parts: frozenset[Part], action: Action, part: Part | None, *, reads_only: bool = False) -> bool:
    """Whether granted `parts` carry `action` on `part`."""
    if reads_only and action not in READING:
        return False
    needed = PART_OF_ACTION.get(action, part)
    return action in FINDING if needed is None else needed in parts


# A grant is looked at again at least once a year.
LONGEST_GRANT = dt.timedelta(days=366)


class GrantProblem(StrEnum):
    """Why something cannot be opened to somebody."""

    NO_PARTS = "no_parts"
    ENDS_IN_THE_PAST = "ends_in_the_past"
    TOO_LONG = "too_long"
    TO_ONESELF = "to_oneself"


def grant_problem(
    *, parts: Collection[Part], now: dt.datetime, until: dt.datetime, to_self: bool
) -> GrantProblem | None:
    """What is wrong with a grant before it is given, or None."""
    problems = {
        GrantProblem.TO_ONESELF: to_self,
        GrantProblem.NO_PARTS: not parts,
        GrantProblem.ENDS_IN_THE_PAST: until <= now,
        GrantProblem.TOO_LONG: until - now > LONGEST_GRANT,
    }
    return next((problem for problem, found in problems.items() if found), None)


def relations_that_allow(role: Role | None, action: Action) -> frozenset[Relation]:
    """The relations in which `role` may do `action`; empty when it never may."""
    return RIGHTS[role].get(action, frozenset()) if role is not None else frozenset()


def relations_to(
    *,
    is_owner: bool,
    same_organisation: bool,
    same_region: bool,
    granted: bool,
    emergency: bool,
    is_asked: bool = False,
    is_author: bool = False,
) -> frozenset[Relation]:
    """Every relation that the plain facts about a person and a record amount to."""
    facts = {
        Relation.OWN: is_owner and same_organisation,
        Relation.ASKED: is_asked and same_organisation,
        Relation.AUTHOR: is_author,
        Relation.TEAM: same_organisation and same_region,
        Relation.ORGANISATION: same_organisation,
        Relation.GRANTED: granted,
        Relation.EMERGENCY: emergency,
        Relation.ANY: True,
    }
    return frozenset(relation for relation, holds in facts.items() if holds)
