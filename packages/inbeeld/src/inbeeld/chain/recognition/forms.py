"""What somebody pastes or uploads, which columns it has, and under which name it is kept."""

from __future__ import annotations

import csv
import io
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.tables.api import Limits, NoTable, Rows, Table, TableField, message, read_pasted

from .columns import NONE, Columns
from .models import NAME_LENGTH

LIMITS = Limits(size=2 * 1024 * 1024, rows=1000, columns=30, cell=2000)
TEXT_LENGTH = 300_000
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]


class ListForm(PageForm):
    """A list, pasted or as a file."""

    pasted = forms.CharField(
        label=_("Paste your list"),
        help_text=_("One sign on a line, or copied from a table. Write no names of people."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=TEXT_LENGTH,
        required=False,
    )
    file = TableField(
        label=_("Or choose a file"),
        limits=LIMITS,
        help_text=_("A text file, CSV, XLSX or ODS; at most 2 MB and 1,000 rows. No pictures and no PDF."),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("In which language is your list?"), choices=LANGUAGES, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors:
            given["table"] = given.get("file") or self._pasted(given.get("pasted", ""))
        return given

    def _pasted(self, text: str) -> Table:
        if not text.strip():
            raise ValidationError({"pasted": _("Paste your list, or choose a file.")})
        try:
            return read_pasted(text, LIMITS)
        except NoTable as refused:
            raise ValidationError({"pasted": message(refused, LIMITS)}) from None


class ColumnsForm(PageForm):
    """The list that was just read, carried along by the page, with the columns to read it by."""

    rows = forms.CharField(widget=forms.HiddenInput, max_length=TEXT_LENGTH * 4)
    language = forms.ChoiceField(choices=LANGUAGES, widget=forms.HiddenInput)
    signs = forms.TypedChoiceField(label=_("In which column are the signs?"), coerce=int)
    source = forms.TypedChoiceField(label=_("In which column are the sources?"), coerce=int)
    headings = forms.BooleanField(label=_("The first row holds the names of the columns"), required=False)

    def __init__(self, table: Rows, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: list[tuple[int, Any]] = [(place, _column_name(table, place)) for place in range(len(table[0]))]
        self._choices("signs", named)
        self._choices("source", [(NONE, _("No column")), *named])

    def _choices(self, name: str, choices: list[tuple[int, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    @classmethod
    def for_table(cls, table: Rows, columns: Columns, language: str) -> ColumnsForm:
        chosen = {"signs": columns.signs, "source": columns.source, "headings": columns.headings}
        return cls(table, initial={"rows": written(table), "language": language, **chosen})

    def columns(self) -> Columns:
        given = self.cleaned_data
        return Columns(given["signs"], given["source"], given["headings"])


class KeepForm(PageForm):
    """The list that was just read, to be kept under a name."""

    rows = forms.CharField(widget=forms.HiddenInput, max_length=TEXT_LENGTH * 4)
    language = forms.ChoiceField(choices=LANGUAGES, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Under which name?"), help_text=_("Your organisation sees this name."), max_length=NAME_LENGTH
    )


def written(rows: Rows) -> str:
    """Rows as text that `read_pasted` reads back."""
    target = io.StringIO()
    csv.writer(target, delimiter="\t", lineterminator="\n").writerows(rows)
    return target.getvalue()


def read_back(text: str) -> Rows:
    """The rows that a page carried along; nothing when they were tampered with."""
    try:
        return read_pasted(text, LIMITS).rows
    except NoTable:
        return []


def _column_name(table: Rows, place: int) -> str:
    """The place of a column and how it begins."""
    begins = next((row[place] for row in table if row[place]), "")
    return f"{place + 1}: {begins[:40]}"
