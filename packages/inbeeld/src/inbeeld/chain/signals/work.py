"""What signals ask for: somebody has to pick them up, answer in time, and answer other regions."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.rooms.api import Group, Make, Section, WorkItem

from .models import Signal, SignalPassing
from .querysets import PassingQuerySet, SignalQuerySet
from .rules import Status


def signal_sections(actor: Actor, circle: str, today: dt.date) -> list[Section]:
    """New signals come first: somebody waits for an answer."""
    if not actor.may(Action.SIGNAL_READ):
        return []
    visible = Signal.objects.visible_to(actor)
    sections = [_section("nieuwe-signalen", _("New signals"), visible.new(), "new"), _offered(actor)]
    if circle == OWN:
        mine = visible.open().handled_by(actor.membership_id)
        return [*sections, _section("mijn-signalen", _("Signals that I picked up"), mine, "mine")]
    late = visible.open().overdue(today).exclude(status=Status.RECEIVED)  # those stand above
    return [*sections, _section("late-signalen", _("Signals past their term"), late, "open")]


def signals_elsewhere(actor: Actor, circle: str, _today: dt.date) -> list[Section]:
    """What waits for another region."""
    if not actor.may(Action.SIGNAL_READ):
        return []
    sent = SignalPassing.objects.sent_by(actor).waiting()
    rows = sent.filter(signal__handler=actor.membership_id) if circle == OWN else sent
    heading = _("Signals that wait for another region")
    return [_passings("wacht-op-regio", heading, rows, _sent_item)]


def _section(key: str, heading: str, rows: SignalQuerySet, tab: str) -> Section:
    more = f"{reverse('signals:inbox')}?list={tab}"
    return Section(key, heading, Group.INCOMING, rows.for_list(), _item, more_url=more, terms=True, whose="handler")


def _item(signal: Signal) -> WorkItem:
    text = f"{signal.get_kind_display()}, {signal.get_form_display()}, {_place(signal)}"
    who = signal.handler.user.name if signal.handler else ""
    return WorkItem(reverse("signals:detail", args=[signal.pk]), signal.reference, text, signal.due_on, who)


def _offered(actor: Actor) -> Section:
    rows = SignalPassing.objects.visible_to(actor).waiting()
    return _passings("aangeboden", _("Signals that another region offers"), rows, _offered_item)


def _passings(key: str, heading: str, rows: PassingQuerySet, make: Make) -> Section:
    rows = rows.select_related("from_region", "to_region", "signal__municipality", "asked_by__user")
    lean = rows.defer("reason", "answer", "signal__facts", "signal__interpretation", "signal__contact")
    return Section(
        key,
        heading,
        Group.INCOMING,
        lean,
        make,
        more_url=reverse("signals:between_regions"),
        terms=True,
    )


def _offered_item(passing: SignalPassing) -> WorkItem:
    text = f"{passing.signal.get_kind_display()}, {passing.signal.get_form_display()}, {_place(passing.signal)}"
    return WorkItem(reverse("signals:offer", args=[passing.pk]), passing.from_region.name, text, passing.due_on)


def _sent_item(passing: SignalPassing) -> WorkItem:
    url = reverse("signals:detail", args=[passing.signal_id])
    return WorkItem(url, passing.signal.reference, passing.to_region.name, passing.due_on, passing.asked_by.user.name)


def _place(signal: Signal) -> str:
    return signal.municipality.name if signal.municipality else _("Place not known")
