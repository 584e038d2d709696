"""What is counted: by which axes, and of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.disclosure.api import Axis

ROWS, COLUMNS = "rows", "columns"


class LiveForm(PageForm):
    """Rows, columns, and on every axis a value to which the count is narrowed."""

    def __init__(self, *args: Any, axes: Sequence[Axis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.axes = axes
        named = [(axis.name, axis.label) for axis in axes]
        self.fields[ROWS] = forms.ChoiceField(label=_("Rows"), choices=named, initial=axes[0].name)
        self.fields[COLUMNS] = forms.ChoiceField(
            label=_("Columns"), choices=[("", _("No columns")), *named], required=False
        )
        for axis in axes:
            codes = [(code, words) for code, words in axis.words.items() if code in axis.codes or code in axis.groups]
            self.fields[axis.name] = forms.ChoiceField(
                label=axis.label, choices=[("", _("All")), *codes], required=False
            )

    @property
    def shown(self) -> list[str]:
        """Rows first; what is chosen twice is shown once."""
        return list(dict.fromkeys(filter(None, [self.cleaned_data[ROWS], self.cleaned_data[COLUMNS]])))

    @property
    def chosen(self) -> dict[str, str]:
        """The axes that are narrowed; an axis that is shown is shown whole."""
        found = {axis.name: self.cleaned_data[axis.name] for axis in self.axes}
        return {name: code for name, code in found.items() if code and name not in self.shown}


class PublishForm(PageForm):
    """The period of which counts are published."""

    def __init__(self, *args: Any, periods: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = forms.ChoiceField(label=_("Period"), choices=[(period, period) for period in periods])
