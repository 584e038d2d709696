"""Uploading a table, saying what its columns and values are, and asking for a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inbeeld.chain.import_export.headings import from_the_headings
from inbeeld.chain.import_export.models import CaseExport
from inbeeld.chain.import_export.targets import NOTE, TARGETS, ValueKind, choices_of
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.tables.api import Limits, Table, TableField

LIMITS = Limits(size=settings.LARGEST_FILE, rows=20_001, columns=200, cell=10_000)
PURPOSE_LENGTH = 300
LEFT_OUT = "-"  # a choice of its own, so that every question has an answer


Choices = Sequence[tuple[str, Any]]


def possible_values(name: str, colleagues: Choices) -> Choices:
    return colleagues if TARGETS[name].kind is ValueKind.COLLEAGUE else choices_of(name)


class UploadForm(PageForm):
    file = TableField(
        label=_("Your list of cases"),
        help_text=_("CSV, XLSX or ODS. One row a case; the first row holds the names of the columns."),
        limits=LIMITS,
    )
    region = forms.ModelChoiceField(label=_("Region"), queryset=Region.objects.none(), empty_label=None)

    def __init__(self, *args: Any, regions: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ModelChoiceField = self.fields["region"]  # type: ignore[assignment,type-arg]
        field.queryset = regions
        if len(regions) == 1:
            field.initial, field.widget = regions[0], forms.HiddenInput()

    def clean_file(self) -> Table:
        table: Table = self.cleaned_data["file"]
        if not from_the_headings(table)[0][1:]:
            raise ValidationError(_("There are no rows under the names of the columns."))
        return table


class ColumnsForm(PageForm):
    """One choice for each column; a field is filled from one column at most, notes from any number.

    Of the columns in `asked` two things are possible: nothing is proposed, and somebody has to say it.
    """

    def __init__(
        self,
        *args: Any,
        headings: Sequence[str],
        samples: Sequence[Sequence[str]],
        chosen: Mapping[str, int],
        asked: Collection[int] = (),
        notes: Collection[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        at = {place: name for name, place in chosen.items()}
        at |= dict.fromkeys(notes, NOTE)
        note = (NOTE, _("A note: under what is going on, behind its heading"))
        fields = [(name, target.label) for name, target in TARGETS.items()]
        choices = [(LEFT_OUT, _("Do not import")), note, *fields]
        for place, heading in enumerate(headings):
            is_asked = place in asked and place not in at
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or _("Column without a name"),
                help_text=" · ".join(cell[:40] for cell in samples[place]),
                choices=[("", _("Choose: is this the whole name, or a part of it?"))] * is_asked + choices,
                initial="" if is_asked else at.get(place, LEFT_OUT),
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        chosen = [name for name in given.values() if name not in {LEFT_OUT, NOTE}]
        if not chosen and not self.errors:
            raise ValidationError(_("Choose at least one column to import."))
        if "whole_name" in chosen and {"given_names", "family_name"} & set(chosen):
            message = _("A whole name and its parts are both chosen. Say of each column what it is: which one counts?")
            raise ValidationError(message)
        if twice := next((name for name in chosen if chosen.count(name) > 1), None):
            message = _("“%(field)s” is chosen twice. Choose one column for it.")
            raise ValidationError(message, params={"field": TARGETS[twice].label})
        return given

    def columns(self) -> dict[str, int]:
        return {
            name: int(field.removeprefix("column_"))
            for field, name in self.cleaned_data.items()
            if name not in {LEFT_OUT, NOTE}
        }

    def notes(self) -> list[int]:
        return [int(field.removeprefix("column_")) for field, name in self.cleaned_data.items() if name == NOTE]


class ValuesForm(PageForm):
    """What each value of a coded column becomes; left open, its words come along as text."""

    def __init__(
        self, *args: Any, values: Mapping[str, Mapping[str, str]], colleagues: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, tuple[str, str]] = {}
        for name, found in values.items():
            for number, (cell, code) in enumerate(found.items()):
                field = f"{name}_{number}"
                self.places[field] = name, cell
                self.fields[field] = forms.ChoiceField(
                    label=f"“{cell[:60]}”",
                    choices=[
                        (LEFT_OUT, pgettext_lazy("value of a cell", "Not clear: bring the words along as text")),
                        *possible_values(name, colleagues),
                    ],
                    initial=code or LEFT_OUT,
                )

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields by the column they belong to."""
        found: dict[str, list[forms.BoundField]] = {}
        for field, (name, _cell) in self.places.items():
            found.setdefault(name, []).append(self[field])
        return [(TARGETS[name].label, fields) for name, fields in found.items()]

    def values(self) -> dict[str, dict[str, str]]:
        chosen: dict[str, dict[str, str]] = {}
        for field, (name, cell) in self.places.items():
            code = self.cleaned_data[field]
            chosen.setdefault(name, {})[cell] = "" if code == LEFT_OUT else code
        return chosen


class ExportForm(PageForm):
    format = forms.ChoiceField(label=_("What kind of file?"), choices=CaseExport.Format, widget=forms.RadioSelect)
    only_open = forms.BooleanField(label=_("Only cases that are open"), required=False)
    with_text = forms.BooleanField(
        label=_("With what is going on, and why it was closed, in words"),
        help_text=_("Free text often tells who somebody is. Leave it out unless you really need it."),
        required=False,
    )
    purpose = forms.CharField(
        label=_("What do you need it for?"),
        help_text=_("This stands in the audit log, with each case."),
        max_length=PURPOSE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
