"""Erased records as they are counted: the privacy officer sees how many went, and so may others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.disclosure.api import IDENTITY, Axis, LiveCount, Record, choice_axis
from inbeeld.foundation.erasure.api import Tombstone, erasables

OTHER_KINDS = {"conversation": _("Conversations without a name"), "audit": _("Audit log")}


def kind_labels() -> dict[str, Any]:
    return {**{kind: found.label for kind, found in erasables().items()}, **OTHER_KINDS}


def axes() -> tuple[Axis, ...]:
    years = sorted({str(day.year) for day in Tombstone.objects.dates("at", "year")} | {str(timezone.localdate().year)})
    gone = Tombstone.objects.order_by("kind").values_list("kind", flat=True).distinct()
    kinds = {**kind_labels(), **{kind: kind for kind in gone if kind not in kind_labels()}}
    return (
        Axis("year", _("Year"), {year: year for year in years}),
        choice_axis("kind", _("Kind"), kinds.items()),
        choice_axis("ground", _("Why"), Tombstone._meta.get_field("ground").flatchoices),
    )


def records() -> Iterator[Record]:
    return records_of(Tombstone.objects.all())


def records_of(gone: QuerySet[Tombstone]) -> Iterator[Record]:
    for digest, at, kind, ground in gone.values_list("digest", "at", "kind", "ground"):
        yield {IDENTITY: digest, "year": str(timezone.localdate(at).year), "kind": kind, "ground": ground}


ERASED = LiveCount("erased", _("Erased records"), "records", axes, records)
