"""Where a case stands, in the few lines that its overview and its history begin with."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inbeeld.chain.method.api import Phase

from . import codes, rules
from .models import Case


@dataclass(frozen=True, slots=True)
class Standing:
    """`detection` and `recognition` are empty when nobody wrote them down."""

    spans: list[rules.PhaseSpan]
    detection: str
    recognition: str

    @property
    def phase(self) -> str:
        """The present phase in words: 12 days in contact, fell back from guiding on 3 May."""
        return in_words(self.spans[-1]) if self.spans else ""

    @property
    def phases(self) -> list[str]:
        """Every phase in words, the present one first."""
        return [in_words(span) for span in reversed(self.spans)]


def standing_of(case: Case) -> Standing:
    steps = list(case.phase_changes.order_by("on", "at").values_list("before", "phase", "on"))
    until = case.closed_on or timezone.localdate()
    return Standing(rules.phase_spans(steps, until), _detection(case), _recognition(case))


def in_words(span: rules.PhaseSpan) -> str:
    name = Phase(span.phase).label
    day = date_format(span.since, "DATE_FORMAT")
    if span.phase == Phase.ENDED:
        return _("%(phase)s, on %(day)s") % {"phase": name, "day": day}
    days = ngettext("%(days)s day", "%(days)s days", span.days) % {"days": span.days}
    if span.fell_back_from:
        former = Phase(span.fell_back_from).label
        words = _("%(phase)s: %(days)s, fell back from “%(former)s” on %(day)s")
        return words % {"phase": name, "days": days, "former": former, "day": day}
    return _("%(phase)s: %(days)s, since %(day)s") % {"phase": name, "days": days, "day": day}


def _detection(case: Case) -> str:
    """Who saw signs first, and when; of those without a date the one written down first."""
    found = sorted(case.detections.all(), key=lambda one: (not one.seen_on, one.seen_on, one.at))
    if not found:
        return ""
    first = found[0]
    return f"{first.get_seen_by_display()}, {first.seen}" if first.seen else str(first.get_seen_by_display())


def _recognition(case: Case) -> str:
    """By whom he was formally recognised, and when."""
    recognised = case.status_changes.filter(status=codes.Status.ACTUAL, formal=True, correction=None).order_by("on")
    first = recognised.first()
    return f"{first.get_decided_by_display()}, {date_format(first.on, 'DATE_FORMAT')}" if first else ""
