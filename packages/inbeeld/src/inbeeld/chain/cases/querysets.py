"""Questions about many cases and what hangs on them."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Self, TypeVar

from django.apps import apps
from django.db.models import F, Model, Q, QuerySet

from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.querysets import ScopedQuerySet
from inbeeld.foundation.access.rules import Part
from inbeeld.foundation.agreed.api import begun

from .pseudonyms import pseudonym_key

if TYPE_CHECKING:
    from .models import Case, CaseAction, CaseBreak, Goal, WorkTerms  # noqa: F401 - named in strings below

M = TypeVar("M", bound=Model)


class CaseQuerySet(ScopedQuerySet["Case"]):
    def open(self) -> Self:
        return self.filter(is_open=True)

    def closed(self) -> Self:
        return self.filter(is_open=False)

    def of_coordinator(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(coordinator_id=membership_id)

    def found_by(self, typed: str) -> Self:
        """Cases whose pseudonym starts with what was typed; none when nothing usable was."""
        key = pseudonym_key(typed)
        return self.filter(pseudonym_key__startswith=key) if key else self.none()

    def safety_due(self, day: dt.date) -> Self:
        return self.open().filter(safety_review_on__lte=day)

    def ways_due(self, day: dt.date) -> Self:
        """Open cases in which nobody looked for long how he may be reached."""
        return self.open().filter(ways_review_on__lte=day)

    def with_break_before(self, day: dt.date) -> Self:
        """Open cases in which something ends by itself by a day."""
        return self.open().filter(next_break_on__lte=day)

    def without_contact(self, day: dt.date) -> Self:
        return self.open().filter(contact_due_on__lte=day)

    def with_people(self) -> Self:
        """With whom the pages name, in the same query."""
        return self.select_related("coordinator__user", "organisation", "region", "data_key")


class CaseRecordQuerySet(QuerySet[M]):
    """Records that hang on a case: reached through the case, never by themselves."""

    def visible_to(self, actor: Actor, part: Part) -> Self:
        """The records of cases that the actor may read, as far as `part` of them is open to him."""
        cases: CaseQuerySet = apps.get_model("cases", "Case").objects.visible_to(actor.as_far_as(part))
        return self.filter(case__in=cases)


class ActionQuerySet(CaseRecordQuerySet["CaseAction"]):
    def to_do(self) -> Self:
        return self.filter(state="open")

    def owned_by(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(owner_id=membership_id)

    def overdue(self, day: dt.date) -> Self:
        return self.to_do().filter(due_on__lt=day)

    def late_with_others(self, membership_id: uuid.UUID | None, day: dt.date) -> Self:
        """Overdue in the cases of a coordinator, and somebody else has to do it."""
        return (
            self.overdue(day).filter(case__coordinator=membership_id, case__is_open=True).exclude(owner=membership_id)
        )

    def due_between(self, first: dt.date, last: dt.date) -> Self:
        return self.to_do().filter(due_on__gte=first, due_on__lte=last)


class GoalQuerySet(CaseRecordQuerySet["Goal"]):
    def in_force(self) -> Self:
        return self.filter(state="open")


class WorkTermsQuerySet(QuerySet["WorkTerms"]):
    def holding(self, organisation_id: uuid.UUID | None, day: dt.date) -> WorkTerms:
        """The newest terms of an organisation on a day; the general ones where it has none of its own."""
        found = begun(self.filter(Q(organisation=organisation_id) | Q(organisation=None)), day)
        return found.order_by(F("organisation").asc(nulls_last=True), *found.query.order_by)[0]


class BreakQuerySet(CaseRecordQuerySet["CaseBreak"]):
    def ahead(self) -> Self:
        return self.filter(state="ahead", case__is_open=True)

    def by(self, day: dt.date) -> Self:
        return self.filter(on__lte=day)
