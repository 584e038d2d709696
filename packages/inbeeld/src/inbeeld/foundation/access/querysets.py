"""The access table in SQL: the only way a view gets records."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar, Self, TypeVar

from django.db.models import Model, Q

from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow

from .actor import Actor
from .rules import Action, Relation, relations_that_allow

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which columns of a model tell how somebody stands to a record, and which action shows it in a list."""

    kind: str
    read: Action
    organisation: str
    region: str
    owner: str | None = None
    asked: str | None = None
    author: str | None = None


class ScopedQuerySet(GuardedQuerySet[M]):
    """A queryset that can be narrowed to what an actor may see; models declare `scope`."""

    def visible_to(
        self, actor: Actor, action: Action | None = None, *, through: Collection[Relation] = tuple(Relation)
    ) -> Self:
        """What the actor may see; `through` leaves out other relations, so that a list of one circle has one index."""
        scope: Scope = self.model.scope  # type: ignore[attr-defined]  # declared by every protected model
        if not actor.is_staff:
            return self.none()
        asked = action or scope.read
        allowed = relations_that_allow(actor.role, asked) & frozenset(through)
        reach = [q for q in (_reach(relation, asked, scope, actor) for relation in sorted(allowed)) if q is not None]
        if not reach:
            return self.none()
        combined = reach[0]
        for q in reach[1:]:
            combined |= q
        return self.filter(combined).genuine()


def _reach(relation: Relation, action: Action, scope: Scope, actor: Actor) -> Q | None:
    """The rows that one relation opens to the actor; None where it opens none."""
    ours = Q(**{scope.organisation: actor.organisation_id})
    match relation:
        case Relation.OWN | Relation.ASKED:
            column = scope.owner if relation is Relation.OWN else scope.asked
            return ours & Q(**{column: actor.membership_id}) if column else None
        case Relation.AUTHOR:
            return Q(**{scope.author: actor.membership_id}) if scope.author else None
        case Relation.TEAM:
            return ours if actor.region_id is None else ours & Q(**{scope.region: actor.region_id})
        case Relation.ORGANISATION:
            return ours
        case Relation.GRANTED | Relation.EMERGENCY:
            held = [h for h in actor.held if h.emergency is (relation is Relation.EMERGENCY)]
            return _among([h.record_id for h in held if h.emergency or h.opens(action)])
        case Relation.ANY:
            return Q()


def _among(ids: list[uuid.UUID]) -> Q | None:
    return Q(pk__in=ids) if ids else None


class Protected(GuardedRow):
    """Mixed into models whose records are reached through the access table: what tells how somebody stands to one
    bears a MAC."""

    scope: ClassVar[Scope]

    class Meta:
        abstract = True
