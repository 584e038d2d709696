"""A field for a date as far as it is known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PICK, lacks_year

from .partial_dates import PartialDate, means_unknown, parse_partial

LONGEST_TYPED = 40


class PartialDateField(forms.DateField):
    """12-5-2024, mei 2024, 2024 or ca. 2024; None when nothing was typed."""

    default_error_messages = {
        "invalid": _("Write a date, a month or a year: 12-5-2024, May 2024, 2024. For an estimate: ca. 2024."),
        "year": _("Write the year too: 7-8-2009. As far as it is known is enough: 2009, or ca. 2009."),
        "future": _("This date lies in the future."),
    }

    def __init__(self, *, allow_future: bool = False, **kwargs: Any) -> None:
        self.allow_future = allow_future
        attrs = {"autocomplete": "off", "maxlength": LONGEST_TYPED, "class": "date", "data-picker": PICK}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, PartialDate):
            return value or None
        if means_unknown(str(value)):
            return None
        found = parse_partial(str(value)[: LONGEST_TYPED + 1], timezone.localdate())
        if found is None and lacks_year(str(value)[:LONGEST_TYPED], timezone.localdate()):
            raise ValidationError(self.error_messages["year"], code="year")
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not self.allow_future and found.first > timezone.localdate():
            raise ValidationError(self.error_messages["future"], code="future")
        return found

    def prepare_value(self, value: Any) -> Any:
        return value.as_typed if isinstance(value, PartialDate) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)
