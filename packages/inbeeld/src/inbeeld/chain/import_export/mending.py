"""Mending cells on the page: each in a field of its own, or all that hold the same words at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from inbeeld.foundation.design.api import PageForm

from .faults import WORDS, Fault, Wrong
from .forms import Choices, possible_values
from .rows import SHOWN
from .targets import TARGETS, ValueKind

LONGEST = 300
CHOSEN = {ValueKind.CODE, ValueKind.COLLEAGUE}


@dataclass(frozen=True, slots=True)
class CellFields:
    """The field in which a cell is mended, and the tick by which all cells with the same words are."""

    cell: forms.BoundField | None
    alike: forms.BoundField | None
    fault: Fault
    what: Any


class MendForm(PageForm):
    def __init__(self, *args: Any, faults: Sequence[Fault], shown: int, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.faults = faults[:shown]
        same = Counter((fault.target, fault.cell) for fault in faults)
        for fault in self.faults:
            if len(fault.cell) >= SHOWN or fault.wrong is Wrong.TOO_LONG:
                continue  # the page has not all of it
            name = _name(fault)
            self.fields[name] = _cell_field(fault, colleagues)
            if (number := same[fault.target, fault.cell]) > 1 and fault.cell:
                self.fields[f"all_{name}"] = forms.BooleanField(
                    label=ngettext_lazy(
                        "The same for %(number)s such cell", "The same for all %(number)s such cells", number
                    )
                    % {"number": number},
                    required=False,
                )

    def lines(self) -> list[CellFields]:
        return [
            CellFields(self._bound(_name(one)), self._bound(f"all_{_name(one)}"), one, WORDS[one.wrong])
            for one in self.faults
        ]

    def cells(self) -> dict[tuple[int, str], str]:
        """What was changed, by row and field."""
        return {
            (fault.row, fault.target): self.cleaned_data[_name(fault)]
            for fault in self.faults
            if _name(fault) in self.changed_data
        }

    def alike(self) -> set[tuple[int, str]]:
        return {(one.row, one.target) for one in self.faults if self.cleaned_data.get(f"all_{_name(one)}")}

    def _bound(self, name: str) -> forms.BoundField | None:
        return self[name] if name in self.fields else None


def _name(fault: Fault) -> str:
    return f"cell_{fault.row}_{fault.target}"


def _cell_field(fault: Fault, colleagues: Choices) -> forms.Field:
    target = TARGETS[fault.target]
    label = _("Row %(number)s: %(field)s") % {"number": fault.row, "field": target.label}
    cell = _("In the list: “%(cell)s”") % {"cell": fault.cell} if fault.cell else _("In the list: nothing")
    if target.kind in CHOSEN:
        choices = [("", _("Not decided")), *possible_values(fault.target, colleagues)]
        return forms.ChoiceField(label=label, help_text=cell, choices=choices, required=False)
    return forms.CharField(label=label, help_text=cell, initial=fault.cell, max_length=LONGEST, required=False)
