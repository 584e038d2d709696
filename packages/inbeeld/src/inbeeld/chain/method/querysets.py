"""The working terms that hold for an organisation."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from inbeeld.foundation.agreed.api import begun

if TYPE_CHECKING:
    from .models import WorkTerms


class WorkTermsQuerySet(QuerySet["WorkTerms"]):
    def holding(self, organisation_id: uuid.UUID | None, day: dt.date) -> WorkTerms:
        """The newest terms of an organisation on a day; the general ones where it has none of its own."""
        found = begun(self.filter(Q(organisation=organisation_id) | Q(organisation=None)), day)
        return found.order_by(F("organisation").asc(nulls_last=True), *found.query.order_by)[0]
