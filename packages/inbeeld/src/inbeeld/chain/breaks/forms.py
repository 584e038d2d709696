"""What ends by itself, and when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.records.api import RecordForm, VersionForm, radio_field, text_field

from .codes import BreakKind, BreakState


class BreakFields(PageForm):
    on = DateField(label=_("On"))
    note = text_field(_("Note"), required=False, rows=2)


class NewBreakForm(BreakFields, RecordForm):
    # The eighteenth birthday follows from the birth date, under Identity.
    kind = forms.ChoiceField(
        label=_("What ends?"),
        choices=[("", _("Choose")), *(choice for choice in BreakKind.choices if choice[0] != "eighteen")],
    )

    field_order = ("kind", "on", "note")


class ChangeBreakForm(BreakFields, VersionForm):
    state = radio_field(_("How does it stand?"), BreakState.choices)

    field_order = ("state", "on", "note")

    def __init__(self, *args: Any, follows: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if follows:
            del self.fields["on"]
