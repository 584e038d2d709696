"""A request as it stands now, held until the transaction ends."""

from __future__ import annotations

from inbeeld.foundation.four_eyes.models import FourEyesRequest
from inbeeld.foundation.four_eyes.rules import Refusal


class Refused(Exception):
    """This person cannot do this now; `why` says it."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


def locked(request: FourEyesRequest) -> FourEyesRequest:
    """RowForged when it is not as it was written here."""
    rows = FourEyesRequest.objects.select_for_update(of=("self",))
    people = ("asked_by__user", "asked_by__organisation", "decided_by__user", "decided_by__organisation")
    current: FourEyesRequest = rows.select_related("data_key", *people).get(pk=request.pk)
    current.must_be_genuine()
    current.asked_by.must_be_genuine()
    return current
