"""How the points of a phase stand, and the two questions of a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.chain.method.api import PhaseCheck
from inbeeld.foundation.design.api import PageForm

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
