"""Persons as they are counted by region and year: one for each case, unless they turned out not to be a victim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.disclosure.api import IDENTITY, Axis, PeriodCount, Record, choice_axis, region_axis

from .codes import AgeBand, Form, Sex, Status
from .models.case import Case
from .rules import age_band

# Groups that are large enough to be told apart; each is counted as they see themselves.
BOYS, GIRLS, OTHER = "boys", "girls", "other"
SEX = {
    Sex.BOY: BOYS,
    Sex.TRANS_BOY: BOYS,
    Sex.GIRL: GIRLS,
    Sex.TRANS_GIRL: GIRLS,
    Sex.NON_BINARY: OTHER,
    Sex.UNKNOWN: OTHER,
}


def axes(_year: str) -> tuple[Axis, ...]:
    sex = {BOYS: _("Boys and men"), GIRLS: _("Girls and women"), OTHER: _("Non-binary or not known")}
    minors = (AgeBand.FROM_0.value, AgeBand.FROM_12.value, AgeBand.FROM_16.value)
    age = choice_axis("age", _("Age at first contact"), AgeBand.choices)
    return (
        region_axis(Case.objects.values("region")),
        Axis("sex", _("Sex or gender"), sex),
        Axis("age", age.label, age.codes, {"minors": (_("Minors"), minors)}, unknown=age.unknown),
        choice_axis("form", _("Form of exploitation"), Form.choices, sensitive=True),
    )


def years(today: dt.date) -> list[str]:
    """The years that are over, the latest first."""
    first = Case.objects.aggregate(first=Min("opened_on"))["first"]
    return [str(year) for year in range(today.year - 1, first.year - 1, -1)] if first else []


def records(year: str) -> Iterator[Record]:
    opened = Case.objects.filter(opened_on__year=int(year)).exclude(status=Status.NOT_A_VICTIM)
    for pk, region, sex, age, form in opened.values_list("pk", "region", "sex", "age_at_contact", "form"):
        yield {
            IDENTITY: str(pk),
            "region": str(region),
            "sex": SEX[Sex(sex)],
            "age": age_band(age),
            "form": form,
        }


PERSONS = PeriodCount(
    "persons",
    _("Persons whose case was opened"),
    "persons",
    axes,
    (("region", "sex"), ("region", "age"), ("form", "sex")),
    years,
    records,
    _("Presumed and actual victims; people who turned out not to be a victim are left out."),
)
