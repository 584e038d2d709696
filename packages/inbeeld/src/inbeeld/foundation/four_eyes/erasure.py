"""When a record is erased in another way, what was asked about it keeps no words about it."""

from __future__ import annotations

from django.db.models import Model

from .acts import all_acts
from .models import GONE, FourEyesRequest, State


def erase_along(record: Model, _ground: object) -> None:
    """What is being carried out at this moment settles itself."""
    about = FourEyesRequest.objects.filter(act__in=all_acts(), record_id=record.pk).exclude(state=State.AGREED)
    for request in about.select_related("data_key").genuine():
        if not request.kind.forgets_record:
            continue
        if request.is_open:
            request.end(State.STOPPED, why=GONE)
        else:
            request.keep_only_proof()
            request.save()
