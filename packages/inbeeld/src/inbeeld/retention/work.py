"""What goes soon, on the work list of who answers for it."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inbeeld.chain.cases.api import OWN, Case
from inbeeld.foundation.access.api import Action, Actor, Relation
from inbeeld.foundation.erasure.api import erasables
from inbeeld.foundation.rooms.api import Group, Make, Section, WorkItem

from .models import Announcement, Hold


def retention_sections(actor: Actor, circle: str, _today: dt.date) -> list[Section]:
    """Own cases that will be erased; for who oversees it, the first of each kind in the organisation."""
    if circle != OWN:
        return []
    ahead = Announcement.objects.exclude(record_id__in=Hold.objects.standing().values("record_id"))
    if actor.may(Action.RETENTION_HOLD):
        return [_section(_first_of_each_kind(ahead.filter(organisation=actor.organisation_id)), _officer_item)]
    if not actor.may(Action.CASE_READ):
        return []
    announced = ahead.filter(kind=Case.scope.kind)
    own = Case.objects.visible_to(actor, through=[Relation.OWN]).filter(pk__in=announced.values("record_id"))
    names = {case.pk: case.pseudonym for case in own}
    rows = announced.filter(record_id__in=names)
    return [_section(rows, lambda one: _case_item(one, names[one.record_id]))]


def _section(rows: QuerySet[Announcement], make: Make) -> Section:
    return Section("verwijderen", _("Will be erased soon"), Group.CASES, rows, make, ("erase_on", "pk"))


def _first_of_each_kind(ahead: QuerySet[Announcement]) -> QuerySet[Announcement]:
    alike = ahead.filter(kind=OuterRef("kind")).order_by()
    first = alike.order_by("erase_on", "pk").values("pk")[:1]
    number = alike.values("kind").annotate(number=Count("pk")).values("number")
    return ahead.filter(pk=Subquery(first)).annotate(number=Subquery(number))


def _case_item(one: Announcement, name: str) -> WorkItem:
    return WorkItem(reverse("cases:detail", args=[one.record_id]), name, _("Will be erased"), one.erase_on)


def _officer_item(one: Announcement) -> WorkItem:
    known = erasables().get(one.kind)
    name = str(known.label) if known else one.kind
    number: int = one.number  # type: ignore[attr-defined]  # annotated above
    text = ngettext("%(number)d will be erased", "%(number)d will be erased, the first on this day", number)
    return WorkItem(reverse("retention:overview"), name, text % {"number": number}, one.erase_on)
