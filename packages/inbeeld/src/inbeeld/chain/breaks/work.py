"""What comes by itself: an eighteenth birthday, the end of a placement. Long before, so that it can be arranged."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN, Case, beside, case_item, cases_in
from inbeeld.chain.method.api import break_lead_months
from inbeeld.foundation.access.api import Action, Actor, Relation, relations_that_allow
from inbeeld.foundation.rooms.api import Group, Section, WorkItem

from .models import CaseBreak
from .rules import months_before


def break_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """From the day on which a break is announced first. No day is shown: of a birthday only the month is known here."""
    if not relations_that_allow(actor.role, Action.CASE_READ) & {Relation.OWN, Relation.TEAM}:
        return []
    until = months_before(today, -break_lead_months(today)[0])
    heading = _("Breaks ahead")
    if circle == OWN:
        rows = CaseBreak.objects.ahead().by(until).filter(case__in=cases_in(OWN, actor).unchecked())
        full = (
            rows.select_related("case__municipality", "case__data_key").defer("note", "case__summary").genuine("case")
        )
        return [Section("breekmomenten", heading, Group.CASES, full, lambda row: _break_item(row, actor), ("on", "pk"))]
    cases = cases_in(circle, actor).with_break_before(until).named()
    return [
        Section(
            "breekmomenten",
            heading,
            Group.CASES,
            cases,
            lambda case: _case_item(case, actor),
            ("next_break_on", "pk"),
            whose="coordinator",
        )
    ]


def _break_item(row: CaseBreak, actor: Actor) -> WorkItem:
    url = reverse("breaks:list", args=[row.case_id])
    text = f"{row.get_kind_display()}, {row.when}"
    return WorkItem(url, row.case.pseudonym, text, None, beside=beside(row.case, actor))


def _case_item(case: Case, actor: Actor) -> WorkItem:
    month = date_format(case.next_break_on, "F Y") if case.next_break_on else ""
    text = _("Something ends by itself, %(month)s") % {"month": month}
    return case_item(case, reverse("breaks:list", args=[case.pk]), text, None, actor)
