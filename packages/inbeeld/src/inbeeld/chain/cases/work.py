"""What cases ask for: another look at safety."""

from __future__ import annotations

import datetime as dt
import uuid

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.foundation.access.api import Action, Actor, Relation, relations_that_allow
from inbeeld.foundation.rooms.api import Group, Make, Section, WorkItem

from .case_filters_by_relation import cases_in
from .models import Case
from .querysets import CaseQuerySet


def case_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    return [_safety(actor, circle, today)] if watches_cases(actor) else []


def watches_cases(actor: Actor) -> bool:
    """Whether somebody has cases of their own or of a team to watch over."""
    watched = relations_that_allow(actor.role, Action.CASE_READ) & {Relation.OWN, Relation.TEAM}
    return actor.may(Action.CASE_READ) and bool(watched)


def _safety(actor: Actor, circle: str, today: dt.date) -> Section:
    rows = cases_in(circle, actor).safety_due(today)
    text = _("Look at the safety agreements again")

    def item(case: Case) -> WorkItem:
        return WorkItem(case_url(case.pk), case.pseudonym, text, case.safety_review_on, case.coordinator.user.name)

    return case_section(
        "veiligheid", _("Safety to look at"), rows, item, column="safety_review_on", more=list_url(circle, "due")
    )


def case_section(key: str, heading: str, rows: CaseQuerySet, make: Make, *, column: str, more: str) -> Section:
    full = rows.select_related("coordinator__user")
    return Section(key, heading, Group.CASES, full, make, (column, "pk"), more, terms=True, whose="coordinator")


def case_url(pk: uuid.UUID) -> str:
    """At its top: how he may be reached, and his safety, come before whatever is to be done."""
    return reverse("cases:detail", args=[pk])


def list_url(circle: str, order: str) -> str:
    return f"{reverse('cases:list')}?circle={circle}&order={order}"
