"""What cases ask for: actions, another look at safety, contact."""

from __future__ import annotations

import datetime as dt
import uuid

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part, Relation, relations_that_allow
from inbeeld.foundation.rooms.api import Group, Make, Section, WorkItem

from .circles import OWN, cases_in
from .models import Case, CaseAction
from .querysets import ActionQuerySet, CaseQuerySet

WEEK = dt.timedelta(days=6)


def case_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """Everything that cases ask of the actor (or of his team), the most pressing first."""
    if not actor.may(Action.CASE_READ):
        return []
    if circle == OWN:
        sections = [_overdue_actions(actor, today), _actions_this_week(actor, today), _late_with_others(actor, today)]
    else:
        sections = [_late_cases(actor, circle, today)]
    if not relations_that_allow(actor.role, Action.CASE_READ) & {Relation.OWN, Relation.TEAM}:
        return sections
    return [*sections, _safety(actor, circle, today), _ways(actor, circle, today), _holding(actor, circle, today)]


def _overdue_actions(actor: Actor, today: dt.date) -> Section:
    return _action_section("te-laat", _("Overdue actions"), _actions(actor).overdue(today), terms=True)


def _actions_this_week(actor: Actor, today: dt.date) -> Section:
    return _action_section("deze-week", _("To do this week"), _actions(actor).due_between(today, today + WEEK))


def _late_with_others(actor: Actor, today: dt.date) -> Section:
    rows = CaseAction.objects.visible_to(actor, Part.ACTIONS).late_with_others(actor.membership_id, today)
    return _action_section("bij-anderen", _("Overdue with others"), rows, terms=True)


def _actions(actor: Actor) -> ActionQuerySet:
    """What the actor owes, in cases of which the actions are open to him."""
    return CaseAction.objects.visible_to(actor, Part.ACTIONS).owned_by(actor.membership_id)


def _action_section(key: str, heading: str, rows: ActionQuerySet, *, terms: bool = False) -> Section:
    full = rows.select_related("case", "data_key", "owner__user")
    return Section(key, heading, Group.CASES, full, _action_item, terms=terms, case_of=lambda action: action.case)


def _action_item(action: CaseAction) -> WorkItem:
    who = action.owner.user.name
    return WorkItem(case_url(action.case_id), action.case.pseudonym, action.reveal("what"), action.due_on, who)


def _late_cases(actor: Actor, circle: str, today: dt.date) -> Section:
    """For a team: the cases in which an action is overdue, and whose they are."""
    rows = cases_in(circle, actor).open().filter(action_due_on__lt=today)
    text = _("An action is overdue")

    def item(case: Case) -> WorkItem:
        return WorkItem(case_url(case.pk), case.pseudonym, text, case.action_due_on, case.coordinator.user.name)

    return _case_section(
        "te-laat", _("Overdue actions"), rows, item, column="action_due_on", more=_list_url(circle, "nodig")
    )


def _safety(actor: Actor, circle: str, today: dt.date) -> Section:
    rows = cases_in(circle, actor).safety_due(today)
    text = _("Look at the safety agreements again")

    def item(case: Case) -> WorkItem:
        return WorkItem(case_url(case.pk), case.pseudonym, text, case.safety_review_on, case.coordinator.user.name)

    return _case_section(
        "veiligheid", _("Safety to look at"), rows, item, column="safety_review_on", more=_list_url(circle, "nodig")
    )


def _ways(actor: Actor, circle: str, today: dt.date) -> Section:
    text = _("Is this still a safe way to reach him?")

    def item(case: Case) -> WorkItem:
        url = reverse("cases:contact_ways", args=[case.pk])
        return WorkItem(url, case.pseudonym, text, case.ways_review_on, case.coordinator.user.name)

    rows, more = cases_in(circle, actor).ways_due(today), _list_url(circle, "nodig")
    return _case_section(
        "contactwijze", _("Ways to reach him to look at"), rows, item, column="ways_review_on", more=more
    )


def _holding(actor: Actor, circle: str, today: dt.date) -> Section:
    rows = cases_in(circle, actor).without_contact(today).select_related("coordinator__user")
    return Section(
        "contact",
        _("Long without contact"),
        Group.CASES,
        rows,
        _holding_item,
        ("contact_due_on", "pk"),
        _list_url(circle, "contact"),
        hint=_("Holding on is the work: a short message counts too."),
    )


def _holding_item(case: Case) -> WorkItem:
    url = reverse("cases:new_contact", args=[case.pk])
    days = case.days_without_contact(timezone.localdate())
    text = ngettext("%(n)s day without contact", "%(n)s days without contact", days) % {"n": days}
    if case.attempts_since:
        text += ngettext(", tried once", ", tried %(n)s times", case.attempts_since) % {"n": case.attempts_since}
    return WorkItem(url, case.pseudonym, text, case.last_contact_on or case.opened_on, case.coordinator.user.name)


def _case_section(key: str, heading: str, rows: CaseQuerySet, make: Make, *, column: str, more: str) -> Section:
    full = rows.select_related("coordinator__user")
    return Section(key, heading, Group.CASES, full, make, (column, "pk"), more, terms=True)


def _list_url(circle: str, order: str) -> str:
    return f"{reverse('cases:list')}?kring={circle}&volgorde={order}"


def case_url(pk: uuid.UUID) -> str:
    """At its top: how he may be reached, and his safety, come before whatever is to be done."""
    return reverse("cases:detail", args=[pk])
