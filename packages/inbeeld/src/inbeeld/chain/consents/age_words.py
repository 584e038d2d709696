"""The rules about age as a page tells them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from .age_rules import age_rules
from .codes import Purpose
from .rules import AgeBand, rule_for


def rules_in_words(on: dt.date) -> list[dict[str, Any]]:
    """For each purpose the rule that holds on a day, with its source; without a rule a person decides."""
    return [
        {
            "purpose": Purpose(purpose).label,
            "bands": [f"{ages_in_words(band)}: {_who(band)}" for band in rule.bands] if rule else [],
            "source": rule.source if rule else "",
            "valid_from": rule.valid_from if rule else None,
        }
        for purpose in Purpose.values
        for rule in [rule_for(age_rules(), purpose, on)]
    ]


def ages_in_words(band: AgeBand) -> str:
    if band.last is None:
        return _("%(first)d years and older") % {"first": band.first}
    if band.first == 0:
        return _("under %(age)d years") % {"age": band.last + 1}
    if band.first == band.last:
        return _("%(age)d years") % {"age": band.first}
    return _("%(first)d to %(last)d years") % {"first": band.first, "last": band.last}


def _who(band: AgeBand) -> str:
    if not band.settled:
        return _("not settled in the public text; a person decides and says why")
    words = {"self": _("he himself"), "parent": _("a parent or guardian")}
    return _(" and ").join(words[who] for who in band.by)
