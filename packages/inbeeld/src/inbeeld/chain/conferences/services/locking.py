"""One writer at a time for each conference."""

from __future__ import annotations

from inbeeld.chain.cases.api import CaseIsClosed
from inbeeld.chain.conferences.models import Conference
from inbeeld.foundation.records.api import StalePart


class ConferenceIsOver(StalePart):
    """It was held or called off meanwhile: what stands in it is not changed any more."""


def locked(conference: Conference) -> Conference:
    """The conference as it stands now, held until the transaction ends; that of a closed case is not changed."""
    found = Conference.objects.select_for_update(of=("self",)).select_related("data_key", "case")
    current = found.get(pk=conference.pk)
    if not current.case.is_open:
        raise CaseIsClosed
    return current


def locked_planned(conference: Conference) -> Conference:
    current = locked(conference)
    if not current.is_planned:
        raise ConferenceIsOver
    return current
