"""What cases ask for: actions, another look at safety, contact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.circles import OWN, cases_in
from inbeeld.chain.cases.models import Case, CaseAction
from inbeeld.chain.cases.querysets import ActionQuerySet, CaseQuerySet
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part, Relation, relations_that_allow

from .sections import SHOWN, Section, WorkItem, case_url, cut_off

WEEK = dt.timedelta(days=6)


def case_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """Everything that cases ask of the actor (or of his team), the most pressing first."""
    if circle == OWN:
        sections = [_overdue_actions(actor, today), _actions_this_week(actor, today), _late_with_others(actor, today)]
    else:
        sections = [_late_cases(actor, circle, today)]
    if not relations_that_allow(actor.role, Action.CASE_READ) & {Relation.OWN, Relation.TEAM}:
        return sections
    return [*sections, _safety(actor, circle, today), _holding(actor, circle, today)]


def _overdue_actions(actor: Actor, today: dt.date) -> Section:
    rows = _actions(actor).overdue(today)
    return _action_section("te-laat", _("Overdue actions"), rows, terms=True)


def _actions_this_week(actor: Actor, today: dt.date) -> Section:
    return _action_section("deze-week", _("To do this week"), _actions(actor).due_between(today, today + WEEK))


def _late_with_others(actor: Actor, today: dt.date) -> Section:
    rows = CaseAction.objects.visible_to(actor, Part.ACTIONS).late_with_others(actor.membership_id, today)
    return _action_section("bij-anderen", _("Overdue with others"), rows, terms=True)


def _actions(actor: Actor) -> ActionQuerySet:
    """What the actor owes, in cases of which the actions are open to him."""
    return CaseAction.objects.visible_to(actor, Part.ACTIONS).owned_by(actor.membership_id)


def _action_section(key: str, heading: str, rows: ActionQuerySet, *, terms: bool = False) -> Section:
    found = list(rows.select_related("case", "data_key", "owner__user").order_by("due_on", "pk")[: SHOWN + 1])
    items, count = cut_off(rows, (_action_item(action) for action in found))
    return Section(key, heading, items, count, terms=terms, read=[action.case for action in found[:SHOWN]])


def _action_item(action: CaseAction) -> WorkItem:
    who = action.owner.user.name
    return WorkItem(
        case_url(action.case_id, "acties"), action.case.pseudonym, action.reveal("what"), action.due_on, who
    )


def _late_cases(actor: Actor, circle: str, today: dt.date) -> Section:
    """For a team: the cases in which an action is overdue, and whose they are."""
    rows = _cases(actor, circle).open().filter(action_due_on__lt=today)
    found = rows.select_related("coordinator__user").order_by("action_due_on", "pk")[: SHOWN + 1]
    text = _("An action is overdue")
    items, count = cut_off(rows, _case_items(found, "action_due_on", text, "acties"))
    return Section("te-laat", _("Overdue actions"), items, count, terms=True, more_url=_list_url(circle, "nodig"))


def _safety(actor: Actor, circle: str, today: dt.date) -> Section:
    rows = _cases(actor, circle).safety_due(today)
    found = rows.select_related("coordinator__user").order_by("safety_review_on", "pk")[: SHOWN + 1]
    items, count = cut_off(rows, _case_items(found, "safety_review_on", _("Look at the safety agreements again"), ""))
    return Section("veiligheid", _("Safety to look at"), items, count, more_url=_list_url(circle, "nodig"), terms=True)


def _holding(actor: Actor, circle: str, today: dt.date) -> Section:
    rows = _cases(actor, circle).without_contact(today)
    found = list(rows.select_related("coordinator__user").order_by("contact_due_on", "pk")[: SHOWN + 1])
    items, count = cut_off(rows, (_holding_item(case) for case in found))
    hint = _("Holding on is the work: a short message counts too.")
    return Section("contact", _("Long without contact"), items, count, more_url=_list_url(circle, "contact"), hint=hint)


def _holding_item(case: Case) -> WorkItem:
    url = reverse("cases:new_contact", args=[case.pk])
    text = _("No contact yet; open since") if case.last_contact_on is None else _("Last contact")
    return WorkItem(url, case.pseudonym, text, case.last_contact_on or case.opened_on, case.coordinator.user.name)


def _case_items(cases: Any, column: str, text: str, anchor: str) -> Iterator[WorkItem]:
    for case in cases:
        yield WorkItem(
            case_url(case.pk, anchor), case.pseudonym, text, getattr(case, column), case.coordinator.user.name
        )


def _cases(actor: Actor, circle: str) -> CaseQuerySet:
    return cases_in(circle, actor)


def _list_url(circle: str, order: str) -> str:
    return f"{reverse('cases:list')}?kring={circle}&volgorde={order}"
