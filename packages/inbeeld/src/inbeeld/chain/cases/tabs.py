"""The pages of one case, in their order; those of rooms above are named by address alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.models import Case
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part


@dataclass(frozen=True, slots=True)
class CaseTab:
    """A page of a case; its address takes the case's id and checks again for itself."""

    url_name: str
    label: str | Promise
    action: Action = Action.CASE_READ
    part: Part | None = None


TABS = (
    CaseTab("cases:detail", _("Overview")),
    CaseTab("cases:plan", _("Plan"), part=Part.ACTIONS),
    CaseTab("cases:breaks", _("Breaks ahead"), part=Part.SUMMARY),
    CaseTab("cases:contacts", _("Contact"), part=Part.CONTACTS),
    CaseTab("cases:domains", _("Life domains"), part=Part.DOMAINS),
    CaseTab("papers:documents", _("Documents"), part=Part.DOCUMENTS),
    CaseTab("conferences:list", _("Conferences")),
    CaseTab("cases:history", _("History"), part=Part.SUMMARY),
)

# What is not needed every day: who he is, who may see what, and what he can ask.
RIGHTS_TABS = (
    CaseTab("cases:identity", _("Identity"), Action.IDENTITY_READ, Part.IDENTITY),
    CaseTab("consents:ledger", _("Consent"), Action.SHARING_OVERSEE),
    CaseTab("consents:access", _("Access"), Action.SHARING_OVERSEE),
    CaseTab("papers:looks", _("Who looked"), Action.LOOKS_READ),
    CaseTab("papers:rights", _("His rights"), Action.RIGHTS_HANDLE),
)

# What rooms above show on the overview: each renders, authorises and audits its own, asked for by its address.
FRAGMENTS = (CaseTab("signals:of_case", _("Signals"), Action.SIGNAL_READ),)

# What rooms above let people do with a whole case, beside handing over and closing.
VERBS = (
    CaseTab("transfers:ask", _("To another region"), Action.TRANSFER_ASK),
    CaseTab("overlaps:case", _("Overlap with another case"), Action.CASE_WRITE),
    CaseTab("transfers:make_package", _("To another installation"), Action.TRANSFER_ASK),
)


def tabs_of(tabs: Iterable[CaseTab], case: Case, actor: Actor, current: str) -> list[dict[str, Any]]:
    return [
        {"url": url, "label": tab.label, "current": tab.url_name == current, "count": None}
        for tab, url in links_of(tabs, case, actor)
    ]


def links_of(tabs: Iterable[CaseTab], case: Case, actor: Actor) -> list[tuple[CaseTab, str]]:
    """The pages that are open to the actor; a room that is left out takes its page along."""
    return [(tab, url) for tab in tabs if (url := _address(tab, case)) and actor.may(tab.action, case, tab.part)]


def _address(tab: CaseTab, case: Case) -> str:
    try:
        return reverse(tab.url_name, args=[case.pk])
    except NoReverseMatch:
        return ""
