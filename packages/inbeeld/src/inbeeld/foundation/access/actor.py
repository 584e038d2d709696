"""Who asks: a user, in one membership, with or without a second factor."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from inbeeld.foundation.accounts.api import Role
from inbeeld.foundation.vault.api import GuardedRow

from .rules import Action, Part, Relation, grant_opens, relations_that_allow, relations_to

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


@dataclass(frozen=True, slots=True)
class OpenGrant:
    """What a grant or an emergency opened to the actor, of one record."""

    record_id: uuid.UUID
    parts: frozenset[Part]
    emergency: bool
    reads_only: bool = False

    def opens(self, action: Action, part: Part | None = None) -> bool:
        """Whether this was granted, and carries `action` on `part`."""
        return not self.emergency and grant_opens(self.parts, action, part, reads_only=self.reads_only)


@dataclass(frozen=True, slots=True)
class Actor:
    user_id: uuid.UUID | None = None
    name: str = ""
    membership_id: uuid.UUID | None = None
    role: Role | None = None
    organisation_id: uuid.UUID | None = None
    region_id: int | None = None
    second_factor: bool = False
    held: tuple[OpenGrant, ...] = field(default=(), repr=False)

    @property
    def is_staff(self) -> bool:
        """Signed in with a second factor, in a membership that holds today."""
        return self.role is not None and self.second_factor

    @property
    def member(self) -> uuid.UUID:
        """The membership he acts in; 403 for who has none."""
        if self.membership_id is None:
            raise PermissionDenied
        return self.membership_id

    @property
    def organisation(self) -> uuid.UUID:
        """The organisation he acts for; 403 for who acts for none."""
        if self.organisation_id is None:
            raise PermissionDenied
        return self.organisation_id

    def as_far_as(self, part: Part) -> Actor:
        """The same actor, holding only what was opened to him with `part`: for lists of what hangs on records."""
        return replace(self, held=tuple(held for held in self.held if part in held.parts))

    def may(self, action: Action, record: Any = None, part: Part | None = None) -> bool:
        """Whether the table allows `action` on `record` (on one part of it, where only parts were granted)."""
        if not self.is_staff:
            return False
        allowed = relations_that_allow(self.role, action)
        return bool(allowed) if record is None else bool(allowed & self.relations(record, action, part))

    def must(self, action: Action, record: Any = None, part: Part | None = None) -> None:
        """Raise 403 unless `may`; views call it on records already found through `visible_to`."""
        if not self.may(action, record, part):
            raise PermissionDenied

    def relations(self, record: Any, action: Action, part: Part | None = None) -> frozenset[Relation]:
        """How the actor stands to a record, as far as `action` goes; in none to one that is not as it was written."""
        if isinstance(record, GuardedRow) and not record.is_genuine:
            return frozenset()
        scope = record.scope
        held = [h for h in self.held if h.record_id == record.pk]
        return relations_to(
            is_owner=scope.owner is not None and getattr(record, scope.owner + "_id") == self.membership_id,
            same_organisation=getattr(record, scope.organisation + "_id") == self.organisation_id,
            same_region=self.region_id is None or getattr(record, scope.region + "_id") == self.region_id,
            granted=any(h.opens(action, part) for h in held),
            emergency=any(h.emergency for h in held),
            is_asked=scope.asked is not None and getattr(record, scope.asked + "_id") == self.membership_id,
            is_author=scope.author is not None and getattr(record, scope.author + "_id") == self.membership_id,
        )


ANONYMOUS = Actor()


class ActorRequest(HttpRequest):
    """A request after the CurrentActor middleware."""

    actor: Actor
    htmx: HtmxDetails
