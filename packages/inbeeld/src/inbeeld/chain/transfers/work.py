"""What cases that go from region to region ask for: an answer, or a word about conditions."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN
from inbeeld.foundation.access.api import Action, Actor, Relation
from inbeeld.foundation.rooms.api import Group, Make, Section, WorkItem

from .models import Transfer


def transfer_sections(actor: Actor, circle: str, _today: dt.date) -> list[Section]:
    """What another region asks of us, and what it answered."""
    if not actor.may(Action.TRANSFER_READ):
        return []
    coming = Transfer.objects.visible_to(actor, through=[Relation.TEAM]).asked()
    conditions = Transfer.objects.sent_by(actor).filter(state="conditions")
    answered = conditions.waiting_for_sender(actor.membership_id) if circle == OWN else conditions
    return [
        _section("overdracht-gevraagd", _("Cases that another region asks us to take over"), coming, _coming_item),
        _section("overdracht-voorwaarden", _("Transfers with conditions to answer"), answered, _answered_item),
    ]


def transfers_elsewhere(actor: Actor, circle: str, _today: dt.date) -> list[Section]:
    """What waits for another region."""
    if not actor.may(Action.TRANSFER_READ):
        return []
    sent = Transfer.objects.sent_by(actor).asked()
    rows = sent.filter(case__coordinator=actor.membership_id) if circle == OWN else sent
    heading = _("Cases that wait for another region")
    return [_section("overdracht-wacht", heading, rows, _answered_item)]


def _section(key: str, heading: str, rows: QuerySet[Transfer], make: Make) -> Section:
    named = rows.select_related("from_region", "to_region", "asked_by__user").defer("reason", "conditions", "answer")
    return Section(
        key,
        heading,
        Group.TOGETHER,
        named,
        make,
        ("answer_by", "pk"),
        more_url=reverse("transfers:list"),
        terms=True,
    )


def _coming_item(transfer: Transfer) -> WorkItem:
    return _item(transfer, f"{transfer.from_region.name}, {transfer.get_urgency_display()}")


def _answered_item(transfer: Transfer) -> WorkItem:
    return _item(transfer, transfer.to_region.name, transfer.asked_by.user.name)


def _item(transfer: Transfer, text: str, who: str = "") -> WorkItem:
    return WorkItem(reverse("transfers:detail", args=[transfer.pk]), transfer.reference, text, transfer.answer_by, who)
