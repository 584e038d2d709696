"""The open points of a case as a first agenda: safety, life domains that press or are old, what is to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.method.api import WorkTerms, current_domains
from inbeeld.chain.plan.api import CaseAction, DomainRating, is_old
from inbeeld.foundation.access.api import Part

from .rules import is_talked_about

MOST_ACTIONS = 15


@dataclass(frozen=True, slots=True)
class Point:
    """Something to talk about, and the part of the case that it belongs to."""

    part: Part
    subject: str


def open_points(case: Case, on: dt.date) -> list[Point]:
    """What asks to be talked about on a day."""
    return [*_safety(case, on), *_domains(case, on), *_actions(case, on)]


def _safety(case: Case, on: dt.date) -> Iterator[Point]:
    if case.safety_review_on <= on:
        day = formats.date_format(case.safety_review_on)
        yield Point(Part.SAFETY, _("Safety: to be looked at again by {day}").format(day=day))


def _domains(case: Case, on: dt.date) -> Iterator[Point]:
    ratings = {one.domain_code: one for one in DomainRating.objects.filter(case=case, newest=True)}
    terms = WorkTerms.objects.holding(case.organisation_id, on)
    for domain in current_domains():
        rating = ratings.get(domain.code)
        if rating is None:
            continue
        old = is_old(rating.on, on, after=terms.old_after_days)
        if is_talked_about(rating.level, is_old=old):
            said = _("{domain}: {level}, as of {day}")
            level, day = rating.get_level_display().lower(), formats.date_format(rating.on)
            yield Point(Part.DOMAINS, said.format(domain=domain, level=level, day=day))


def _actions(case: Case, on: dt.date) -> Iterator[Point]:
    due = CaseAction.objects.to_do().filter(case=case, due_on__lte=on).select_related("owner__user")
    for action in due.order_by("due_on")[:MOST_ACTIONS]:
        action.data_key = case.data_key
        said = _("To do by {day}, {who}: {what}")
        day, who = formats.date_format(action.due_on), action.owner.user.name
        yield Point(Part.ACTIONS, said.format(day=day, who=who, what=action.reveal("what")))
