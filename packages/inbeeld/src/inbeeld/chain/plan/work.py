"""What the plans of cases ask for: actions that are due."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN, Case, beside, case_item, case_section, case_url, cases_in, list_url
from inbeeld.foundation.access.api import Action, Actor, Part
from inbeeld.foundation.rooms.api import Group, Section, WorkItem

from .models import CaseAction
from .querysets import ActionQuerySet

WEEK = dt.timedelta(days=6)


def action_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """For oneself the actions, the most pressing first; for a team the cases with something overdue."""
    if not actor.may(Action.CASE_READ):
        return []
    if circle == OWN:
        return [_overdue_actions(actor, today), _actions_this_week(actor, today), _late_with_others(actor, today)]
    return [_late_cases(actor, circle, today)]


def _overdue_actions(actor: Actor, today: dt.date) -> Section:
    return _action_section(actor, "te-laat", _("Overdue actions"), _actions(actor).overdue(today))


def _actions_this_week(actor: Actor, today: dt.date) -> Section:
    return _action_section(actor, "deze-week", _("To do this week"), _actions(actor).due_between(today, today + WEEK))


def _late_with_others(actor: Actor, today: dt.date) -> Section:
    rows = CaseAction.objects.visible_to(actor, Part.ACTIONS).late_with_others(actor.membership_id, today)
    return _action_section(actor, "bij-anderen", _("Overdue with others"), rows)


def _actions(actor: Actor) -> ActionQuerySet:
    """What the actor owes, in cases of which the actions are open to him."""
    return CaseAction.objects.visible_to(actor, Part.ACTIONS).owned_by(actor.membership_id)


def _action_section(actor: Actor, key: str, heading: str, rows: ActionQuerySet) -> Section:
    full = rows.select_related("case__municipality", "case__data_key", "data_key", "owner__user")
    return Section(
        key,
        heading,
        Group.CASES,
        full,
        lambda action: _action_item(action, actor),
        terms=True,
        case_of=lambda action: action.case,
        whose="owner",
    )


def _action_item(action: CaseAction, actor: Actor) -> WorkItem:
    case, who = action.case, action.owner.user.name
    url = case_url(action.case_id)
    return WorkItem(url, case.pseudonym, action.reveal("what"), action.due_on, who, beside(case, actor))


def _late_cases(actor: Actor, circle: str, today: dt.date) -> Section:
    """For a team: the cases in which an action is overdue, and whose they are."""
    rows = cases_in(circle, actor).open().filter(action_due_on__lt=today)
    text = _("An action is overdue")

    def item(case: Case) -> WorkItem:
        return case_item(case, case_url(case.pk), text, case.action_due_on, actor)

    return case_section(
        "te-laat", _("Overdue actions"), rows, item, column="action_due_on", more=list_url(circle, "due")
    )
