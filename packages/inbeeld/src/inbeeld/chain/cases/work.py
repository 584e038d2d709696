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
from .naming import beside
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
        return case_item(case, case_url(case.pk), text, case.safety_review_on, actor)

    return case_section(
        "veiligheid", _("Safety to look at"), rows, item, column="safety_review_on", more=list_url(circle, "due")
    )


def case_section(key: str, heading: str, rows: CaseQuerySet, make: Make, *, column: str, more: str) -> Section:
    return Section(key, heading, Group.CASES, rows.named(), make, (column, "pk"), more, terms=True, whose="coordinator")


def case_item(case: Case, url: str, text: str, due_on: dt.date | None, actor: Actor) -> WorkItem:
    """Something to do in a case that was loaded with `named()`."""
    return WorkItem(url, case.pseudonym, text, due_on, case.coordinator.user.name, beside(case, actor))


def case_url(pk: uuid.UUID) -> str:
    """At its top: how he may be reached, and his safety, come before whatever is to be done."""
    return reverse("cases:detail", args=[pk])


def list_url(circle: str, order: str) -> str:
    return f"{reverse('cases:list')}?circle={circle}&order={order}"
