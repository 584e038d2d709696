"""One step at a time, and each only from where the transfer stands."""

from __future__ import annotations

from inbeeld.chain.transfers import rules
from inbeeld.chain.transfers.models import Transfer


class StepTaken(Exception):
    """Somebody else answered, or took the request back, after the page was opened."""


class GroundGone(Exception):
    """The case may not go any more: the consent that it was to go on was taken back, or ran out."""


def locked(transfer: Transfer, becomes: str) -> Transfer:
    """The transfer as it stands now, held until the transaction ends, if it may become this."""
    rows = Transfer.objects.select_for_update(of=("self",)).with_places()
    found = rows.select_related("data_key", "case__coordinator__user").get(pk=transfer.pk)
    if not rules.may_become(found.state, becomes):
        raise StepTaken
    return found
