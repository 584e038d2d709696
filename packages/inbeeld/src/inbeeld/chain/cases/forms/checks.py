"""How the points of a phase stand, and the two questions of a quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import PhaseCheck
from inbeeld.foundation.design.forms import PageForm

STATE, NOTE = "state_", "note_"


class ChecksForm(PageForm):
    def __init__(self, *args: Any, points: Iterable[PhaseCheck], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = list(points)
        for point in self.points:
            self.fields[f"{STATE}{point.code}"] = forms.ChoiceField(label=str(point), choices=codes.CheckState.choices)
            self.fields[f"{NOTE}{point.code}"] = forms.CharField(label=_("Note"), required=False, max_length=300)

    def lines(self) -> Iterator[tuple[PhaseCheck, Any, Any]]:
        for point in self.points:
            yield point, self[f"{STATE}{point.code}"], self[f"{NOTE}{point.code}"]


class ProgressForm(PageForm):
    quarter = forms.TypedChoiceField(label=_("Which quarter?"), coerce=dt.date.fromisoformat)
    stay = forms.ChoiceField(
        label=_("Where did he stay at the end?"), choices=codes.Stay.choices, initial=codes.Stay.UNKNOWN
    )
    daytime = forms.ChoiceField(
        label=_("What did he mostly do by day?"), choices=codes.Daytime.choices, initial=codes.Daytime.UNKNOWN
    )

    def __init__(self, *args: Any, quarters: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quarter"].choices = list(quarters)  # type: ignore[attr-defined]
