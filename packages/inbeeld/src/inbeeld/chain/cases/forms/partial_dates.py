"""A field for a date as far as it is known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.partial_dates import PartialDate, parse_partial


class PartialDateField(forms.CharField):
    """12-5-2024, mei 2024, 2024 or ca. 2024; None when nothing was typed."""

    default_error_messages = {
        "invalid": _("Write a date, a month or a year: 12-5-2024, May 2024, 2024. For an estimate: ca. 2024."),
        "future": _("This date lies in the future."),
    }

    def __init__(self, *, allow_future: bool = False, **kwargs: Any) -> None:
        self.allow_future = allow_future
        attrs = {"autocomplete": "off", "class": "date"}
        super().__init__(required=False, max_length=40, widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if not text:
            return None
        found = parse_partial(text, timezone.localdate())
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not self.allow_future and found.first > timezone.localdate():
            raise ValidationError(self.error_messages["future"], code="future")
        return found

    def run_validators(self, value: Any) -> None:
        super().run_validators(value.as_typed if isinstance(value, PartialDate) else value)

    def prepare_value(self, value: Any) -> Any:
        return value.as_typed if isinstance(value, PartialDate) else value
