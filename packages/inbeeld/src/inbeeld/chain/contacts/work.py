"""What contact asks for: another look at how somebody may be reached, and not being out of sight for long."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inbeeld.chain.cases.api import Case, case_item, case_section, case_url, cases_in, list_url, watches_cases
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.rooms.api import Group, Section, WorkItem


def contact_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    if not watches_cases(actor):
        return []
    return [_ways(actor, circle, today), _holding(actor, circle, today)]


def _ways(actor: Actor, circle: str, today: dt.date) -> Section:
    text = _("Is this still a safe way to reach him?")

    def item(case: Case) -> WorkItem:
        url = reverse("contacts:ways", args=[case.pk]) if _writes(actor, case) else case_url(case.pk)
        return case_item(case, url, text, case.ways_review_on, actor)

    rows, more = cases_in(circle, actor).ways_due(today), list_url(circle, "due")
    return case_section(
        "contactwijze", _("Ways to reach him to look at"), rows, item, column="ways_review_on", more=more
    )


def _writes(actor: Actor, case: Case) -> bool:
    """A team lead reads, and writes nothing here."""
    return actor.may(Action.CASE_WRITE, case, Part.CONTACTS)


def _holding(actor: Actor, circle: str, today: dt.date) -> Section:
    rows = cases_in(circle, actor).without_contact(today).named()
    return Section(
        "contact",
        _("Long without contact"),
        Group.CASES,
        rows,
        lambda case: _holding_item(case, actor),
        ("contact_due_on", "pk"),
        list_url(circle, "contact"),
        terms=True,
        whose="coordinator",
        hint=_("Holding on is the work: a short message counts too."),
    )


def _holding_item(case: Case, actor: Actor) -> WorkItem:
    """Straight to writing down a contact; a team lead, who writes down none, reads those that there were."""
    url = reverse("contacts:new" if _writes(actor, case) else "contacts:list", args=[case.pk])
    days = case.days_without_contact(timezone.localdate())
    text = ngettext("%(n)s day without contact", "%(n)s days without contact", days) % {"n": days}
    if case.attempts_since:
        text += ngettext(", tried once", ", tried %(n)s times", case.attempts_since) % {"n": case.attempts_since}
    return case_item(case, url, text, case.contact_due_on, actor)
