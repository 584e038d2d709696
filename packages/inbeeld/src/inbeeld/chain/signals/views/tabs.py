"""The parts of the desk's inbox."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.signals.models import SignalPassing
from inbeeld.chain.signals.querysets import SignalQuerySet
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.records.api import Order

OTHER_REGIONS, FIGURES = "regions", "figures"


@dataclass(frozen=True, slots=True)
class InboxList:
    """One list of the inbox: which signals, in which order when nobody chose one, and what it says when empty."""

    key: str
    label: str | Promise
    order: str
    empty: str | Promise

    def of(self, signals: SignalQuerySet, actor: Actor) -> SignalQuerySet:
        match self.key:
            case "new":
                return signals.new()
            case "mine":
                return signals.open().handled_by(actor.membership_id)
            case "closed":
                return signals.closed()
            case _:
                return signals.open()


ORDERS = {"due": "due_on", "received": "received_at", "closed": "decided_at"}
LISTS = (
    InboxList("new", _("New"), "due", _("Nothing new: everything that came in was picked up.")),
    InboxList("mine", _("Mine"), "due", _("You have no open signals.")),
    InboxList("open", _("All open"), "due", _("There are no open signals.")),
    InboxList("closed", _("Closed"), "-closed", _("No signal has been closed yet.")),
)


def list_named(key: str) -> InboxList:
    return next((one for one in LISTS if one.key == key), LISTS[2])


def order_named(asked: str, chosen: InboxList) -> tuple[str, Order]:
    """The order that was asked for, where this list knows it; else its own."""
    known = {"received", "closed"} if chosen.key == "closed" else {"received", "due"}
    name = asked if asked.removeprefix("-") in known else chosen.order
    return name, Order(ORDERS[name.removeprefix("-")], descending=name.startswith("-"))


def inbox_tabs(current: str, actor: Actor) -> list[dict[str, object]]:
    inbox = reverse("signals:inbox")
    places: list[tuple[str, str | Promise, str, int | None]] = [
        (one.key, one.label, f"{inbox}?list={one.key}", None) for one in LISTS
    ]
    offered = SignalPassing.objects.visible_to(actor).waiting().count()
    places.append((OTHER_REGIONS, _("Other regions"), reverse("signals:between_regions"), offered or None))
    places.append((FIGURES, _("Numbers"), reverse("signals:figures"), None))
    return [
        {"url": url, "label": label, "current": key == current, "count": count} for key, label, url, count in places
    ]
