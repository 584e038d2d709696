"""What signals ask for: somebody has to pick them up, and answer in time."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.circles import OWN
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.querysets import SignalQuerySet
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action

from .sections import SHOWN, Section, WorkItem, cut_off


def signal_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """New signals come first: somebody waits for an answer."""
    if not actor.may(Action.SIGNAL_READ):
        return []
    visible = Signal.objects.visible_to(actor)
    sections = [_section("nieuwe-signalen", _("New signals"), visible.new(), "nieuw")]
    if circle == OWN:
        mine = visible.open().handled_by(actor.membership_id)
        return [*sections, _section("mijn-signalen", _("Signals that I picked up"), mine, "mijn")]
    late = visible.open().overdue(today)
    return [*sections, _section("late-signalen", _("Signals past their term"), late, "open")]


def _section(key: str, heading: str, rows: SignalQuerySet, tab: str) -> Section:
    found = list(rows.for_list().order_by("due_on", "pk")[: SHOWN + 1])
    items, count = cut_off(rows, (_item(signal) for signal in found))
    return Section(key, heading, items, count, terms=True, more_url=f"{reverse('signals:inbox')}?lijst={tab}")


def _item(signal: Signal) -> WorkItem:
    where = signal.municipality.name if signal.municipality else _("Place not known")
    text = f"{signal.get_kind_display()}, {signal.get_form_display()}, {where}"
    who = signal.handler.user.name if signal.handler else ""
    return WorkItem(reverse("signals:detail", args=[signal.pk]), signal.reference, text, signal.due_on, who)
