"""The progress record as it leaves the desk: not one line for each case, but how many, by quarter and region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.method.api import Phase
from inbeeld.foundation.disclosure.api import (
    IDENTITY,
    Axis,
    PeriodCount,
    Record,
    choice_axis,
    first_day_of,
    quarter_code,
    region_axis,
)

from .codes import Stay
from .progress import progress_of, quarters_between

NOT_RECORDED = "none"


def axes(_quarter: str) -> tuple[Axis, ...]:
    contact = [("yes", _("Contact at least once")), ("no", _("No contact"))]
    return (
        region_axis(Case.objects.values("region")),
        choice_axis("contact", _("Contact"), contact),
        choice_axis("phase", _("Phase at the end"), [*Phase.choices, (NOT_RECORDED, _("No phase recorded"))]),
        choice_axis("stay", _("Stays"), [*Stay.choices, (NOT_RECORDED, _("Not asked"))], sensitive=True),
    )


def quarters(today: dt.date) -> list[str]:
    """The quarters that are over, the latest first."""
    first = Case.objects.aggregate(first=Min("opened_on"))["first"]
    return [quarter_code(day) for day in quarters_between(first, today)[-2::-1]] if first else []


def records(quarter: str) -> Iterator[Record]:
    for entry in progress_of(Case.objects.all(), [first_day_of(quarter)]):
        yield {
            IDENTITY: str(entry.case.pk),
            "region": str(entry.case.region_id),
            "contact": entry.contact_reached,
            "phase": entry.phase or NOT_RECORDED,
            "stay": entry.stay or NOT_RECORDED,
        }


PROGRESS = PeriodCount(
    "progress",
    _("Progress of the persons whose case was open"),
    "persons",
    axes,
    (("region", "contact"), ("phase", "contact"), ("stay", "contact")),
    quarters,
    records,
)
