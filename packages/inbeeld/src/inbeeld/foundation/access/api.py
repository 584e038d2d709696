"""What other rooms may use of this one."""

from __future__ import annotations

from .actor import ANONYMOUS, Actor, ActorRequest
from .colleagues import colleagues_of
from .coming_back import CannotTake, comes_back_to
from .models import EmergencyAccess, EndCause, Grant, GrantQuerySet, Ground
from .opening import GrantRefused, close_grants, extend_grant, give_grant, open_emergency, open_parts, revoke_grant
from .pages import staff_page
from .querysets import Protected, Scope, ScopedQuerySet
from .rules import Action, GrantProblem, Part, Relation, relations_that_allow
from .services import actor_for

__all__ = [
    "ANONYMOUS",
    "Action",
    "Actor",
    "ActorRequest",
    "CannotTake",
    "EmergencyAccess",
    "EndCause",
    "Grant",
    "GrantProblem",
    "GrantQuerySet",
    "GrantRefused",
    "Ground",
    "Part",
    "Protected",
    "Relation",
    "Scope",
    "ScopedQuerySet",
    "actor_for",
    "close_grants",
    "colleagues_of",
    "comes_back_to",
    "extend_grant",
    "give_grant",
    "open_emergency",
    "open_parts",
    "relations_that_allow",
    "revoke_grant",
    "staff_page",
]
