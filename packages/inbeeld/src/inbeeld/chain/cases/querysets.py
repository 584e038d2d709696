"""Questions about many cases and what hangs on them."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Self, TypeVar

from django.apps import apps
from django.db.models import Model

from inbeeld.foundation.access.api import Actor, Part, ScopedQuerySet
from inbeeld.foundation.vault.api import GuardedQuerySet

from .pseudonyms import DIGITS, pseudonym_key

if TYPE_CHECKING:
    from .models import Case  # noqa: F401 - named in strings below

M = TypeVar("M", bound=Model)


class CaseQuerySet(ScopedQuerySet["Case"]):
    def open(self) -> Self:
        return self.filter(is_open=True)

    def closed(self) -> Self:
        return self.filter(is_open=False)

    def of_coordinator(self, membership_id: uuid.UUID | None) -> Self:
        return self.filter(coordinator_id=membership_id)

    def found_by(self, typed: str) -> Self:
        """Cases whose pseudonym starts with what was typed, or has this number; none when nothing usable was."""
        key = pseudonym_key(typed)
        if key.isdecimal() and len(key) == DIGITS:
            return self.filter(pseudonym_key__endswith=key)
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

    def named(self) -> Self:
        """With what stands beside a pseudonym, so that one case can be told from another."""
        return self.select_related("coordinator__user", "municipality", "data_key")

    def with_people(self) -> Self:
        """With whom the pages name, in the same query."""
        return self.select_related("coordinator__user", "organisation", "region", "municipality", "data_key")


class CaseRecordQuerySet(GuardedQuerySet[M]):
    """Records that hang on a case: reached through the case, never by themselves."""

    def visible_to(self, actor: Actor, part: Part) -> Self:
        """The records of cases that the actor may read, as far as `part` of them is open to him."""
        cases: CaseQuerySet = apps.get_model("cases", "Case").objects.visible_to(actor.as_far_as(part))
        return self.filter(case__in=cases.unchecked()).select_related("case").genuine("case")
