"""Safety agreements: what was agreed, who is a danger, and what to do when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import DateField
from inbeeld.foundation.records.api import VersionForm, text_field

FEWEST_STEPS, MOST_STEPS, EMPTY_STEPS = 3, 12, 2
WHEN, DO = "when_", "do_"


class SafetyForm(VersionForm):
    agreements = text_field(_("What was agreed"))
    danger = text_field(
        _("Who is a danger"),
        required=False,
        rows=2,
        help_text=_(
            "The role only, like an older brother or a dealer. Write down no name, address or profile: "
            "this is no register of suspects. A name belongs with the police."
        ),
    )
    in_danger = text_field(
        _("What to do in danger"), required=False, rows=2, help_text=_("What everybody does at once, whoever is there.")
    )
    reviewed_on = DateField(label=_("Discussed on"), allow_future=False)
    review_on = DateField(label=_("Look again by"), required=False, allow_past=False)

    def __init__(self, *args: Any, within: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].help_text = format_lazy(
            _("At the latest {days} days after the day it was discussed."), days=within
        )
        filled = sum(1 for name in {*self.initial, *self.data} if name.startswith(WHEN))
        self.step_names: list[tuple[str, str]] = []
        for number in range(1, min(max(FEWEST_STEPS, filled + EMPTY_STEPS), MOST_STEPS) + 1):
            self._add_step(number)

    def _add_step(self, number: int) -> None:
        self.fields[f"{WHEN}{number}"] = _line(format_lazy(_("Situation {number}"), number=number))
        self.fields[f"{DO}{number}"] = _line(format_lazy(_("Step in situation {number}"), number=number))
        self.step_names.append((f"{WHEN}{number}", f"{DO}{number}"))

    def step_fields(self) -> list[tuple[Any, Any]]:
        return [(self[when], self[do]) for when, do in self.step_names]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for when, do in self.step_names:
            if cleaned.get(do) and not cleaned.get(when):
                self.add_error(when, ValidationError(_("Write down in which situation.")))
            if cleaned.get(when) and not cleaned.get(do):
                self.add_error(do, ValidationError(_("Write down what is done then.")))
        return cleaned


def steps_of(cleaned: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The situations that were filled in, each with its step."""
    numbers = range(1, MOST_STEPS + 1)
    pairs = [(cleaned.get(f"{WHEN}{number}"), cleaned.get(f"{DO}{number}")) for number in numbers]
    return tuple((when, do) for when, do in pairs if when and do)


def step_values(steps: Any) -> dict[str, str]:
    """The steps as values of the form's fields."""
    found: dict[str, str] = {}
    for number, (when, do) in enumerate(steps or (), start=1):
        found |= {f"{WHEN}{number}": when, f"{DO}{number}": do}
    return found


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200)
