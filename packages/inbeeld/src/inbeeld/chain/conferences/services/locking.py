"""One writer at a time for each conference."""

from __future__ import annotations

from inbeeld.chain.conferences.models import Conference


class ConferenceIsOver(Exception):
    """It was held or called off: what stands in it is not changed any more."""


def locked(conference: Conference) -> Conference:
    """The conference as it stands now, held until the transaction ends."""
    found = Conference.objects.select_for_update(of=("self",)).select_related("data_key", "case")
    return found.get(pk=conference.pk)


def locked_planned(conference: Conference) -> Conference:
    current = locked(conference)
    if not current.is_planned:
        raise ConferenceIsOver
    return current
