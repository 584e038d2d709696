"""How somebody wants to be told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PageForm

from .kinds import groups_with_a_choice
from .models import NoticeChoice, TimeZone
from .rules import DAYS, Moment

MOMENTS = [
    (Moment.AT_ONCE.value, _("At once")),
    (Moment.DAILY.value, _("Once a day")),
    (Moment.OFF.value, _("No e-mail")),
]
WEEKDAY_CHOICES = [(str(day), name) for day, name in WEEKDAYS.items()]
HOURS = [(str(hour), f"{hour:02}:00") for hour in range(24)]
QUIET_HOURS = [("", _("No quiet hours")), *HOURS]


class NoticeForm(PageForm):
    digest_hour = forms.TypedChoiceField(label=_("Once a day means at"), choices=HOURS, coerce=int)
    quiet_from = forms.ChoiceField(label=_("Quiet from"), choices=QUIET_HOURS, required=False)
    quiet_until = forms.ChoiceField(label=_("Quiet until"), choices=QUIET_HOURS, required=False)
    quiet_days = forms.MultipleChoiceField(
        label=_("Days without e-mail"), choices=WEEKDAY_CHOICES, required=False, widget=forms.CheckboxSelectMultiple
    )
    time_zone = forms.ChoiceField(label=_("These are times in"), choices=TimeZone.choices)

    def __init__(self, data: Any = None, *, choice: NoticeChoice) -> None:
        self.choice = choice
        super().__init__(data, initial=_typed(choice))
        for group in groups_with_a_choice():
            chosen = choice.moments.get(group.value, Moment.AT_ONCE.value)
            self.fields[f"moment_{group.value}"] = forms.ChoiceField(
                label=group.label, choices=MOMENTS, widget=forms.RadioSelect, initial=chosen
            )

    @property
    def moments(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("moment_")]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if bool(typed.get("quiet_from")) != bool(typed.get("quiet_until")):
            empty = "quiet_until" if typed.get("quiet_from") else "quiet_from"
            self.add_error(empty, _("Choose a beginning and an end, or neither."))
        if len(typed.get("quiet_days", [])) == DAYS:
            self.add_error("quiet_days", _("Leave one day on which an e-mail may come."))
        return typed

    def save(self) -> NoticeChoice:
        typed, choice = self.cleaned_data, self.choice
        choice.moments = {name.removeprefix("moment_"): typed[name] for name in typed if name.startswith("moment_")}
        choice.quiet_from, choice.quiet_until = _time(typed["quiet_from"]), _time(typed["quiet_until"])
        choice.quiet_days = [int(day) for day in typed["quiet_days"]]
        choice.digest_hour, choice.time_zone = typed["digest_hour"], typed["time_zone"]
        choice.save()
        return choice


def _typed(choice: NoticeChoice) -> dict[str, Any]:
    return {
        "digest_hour": str(choice.digest_hour),
        "quiet_from": str(choice.quiet_from.hour) if choice.quiet_from is not None else "",
        "quiet_until": str(choice.quiet_until.hour) if choice.quiet_until is not None else "",
        "quiet_days": [str(day) for day in choice.quiet_days],
        "time_zone": choice.time_zone,
    }


def _time(hour: str) -> dt.time | None:
    return dt.time(int(hour)) if hour else None
