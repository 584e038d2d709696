"""Narrowing the list of cases to those in which something ends."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from inbeeld.chain.method.api import break_lead_months

from . import rules

NAME = "ends_within"


def choice() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Something ends"), required=False, choices=_within)


def lookups(chosen: str, today: dt.date) -> dict[str, Any]:
    return {"next_break_on__lte": rules.months_before(today, -int(chosen))}


def _within() -> list[tuple[str, Any]]:
    """By the lead times that the installation agreed on."""
    months = sorted(break_lead_months(timezone.localdate()))
    said = [(str(n), ngettext("Within %(n)s month", "Within %(n)s months", n) % {"n": n}) for n in months]
    return [("", _("At any time, or not")), *said]
