"""What `inbeeld check` says about whether a signal reaches somebody."""

from typing import Any

from django.core.checks import CheckMessage, Warning  # noqa: A004 - Django's own name
from django.db import DatabaseError
from django.utils import timezone

from inbeeld.foundation.accounts.api import NATIONAL_CODE, RegionCoordination

from .desks import unmanned_desks


def somebody_reads_what_comes_in(**_: Any) -> list[CheckMessage]:
    today = timezone.localdate()
    try:
        national = RegionCoordination.objects.on(today).filter(region__code=NATIONAL_CODE).exists()
        empty = unmanned_desks(today)
    except DatabaseError:
        return []
    missing: list[CheckMessage] = [
        Warning(
            "No national desk: a signal for a place without care coordination is refused, and its sender told to call.",
            hint=f"Add a care-coordination region with the code {NATIONAL_CODE}, and appoint who coordinates it.",
            id="signals.W001",
        )
    ]
    unread: list[CheckMessage] = [
        Warning(
            f"Nobody works today at the desk of {desk.region}.",
            hint="Invite a coordinator, or end the absence. Until then the national desk gets them, if there is one.",
            id="signals.W002",
        )
        for desk in empty
    ]
    return [*([] if national else missing), *unread]
