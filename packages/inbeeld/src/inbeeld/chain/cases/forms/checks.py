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
from inbeeld.foundation.records.forms import choice_field

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
    """Nothing is chosen beforehand: "not known" was asked, and an answer of another quarter is none of this one."""

    quarter = forms.TypedChoiceField(label=_("Which quarter?"), coerce=dt.date.fromisoformat)
    stay = choice_field(_("Where did he stay at the end?"), codes.Stay)
    daytime = choice_field(_("What did he mostly do by day?"), codes.Daytime)

    def __init__(self, *args: Any, quarters: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quarter"].choices = list(quarters)  # type: ignore[attr-defined]
