"""Form fields that read what people write."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .dates import parse_date

PICK = _("Choose a day in the calendar")  # said of the calendar beside the field


class DateField(forms.DateField):
    """A date, typed as people write one: 3-4-2026, 3 april, vandaag."""

    default_error_messages = {
        "invalid": _("Write a date like 3-4-2026 or 3 april 2026."),
        "future": _("This date lies in the future."),
        "past": _("This date lies in the past."),
    }

    def __init__(self, *, allow_future: bool = True, allow_past: bool = True, **kwargs: Any) -> None:
        self.allow_future = allow_future
        self.allow_past = allow_past
        attrs = {"autocomplete": "off", "maxlength": 40, "class": "date", "data-picker": PICK}
        kwargs.setdefault("widget", forms.DateInput(attrs=attrs))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime.date | None:
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        today = timezone.localdate()
        date = parse_date(value, today, has_been=not self.allow_future)
        if date is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not self.allow_future and date > today:
            raise ValidationError(self.error_messages["future"], code="future")
        if not self.allow_past and date < today:
            raise ValidationError(self.error_messages["past"], code="past")
        return date


class YesNoField(forms.TypedChoiceField):
    """A question with two answers and no answer chosen beforehand; None when it may stay open."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("yes", _("Yes")), ("no", _("No"))],
            coerce=lambda answer: answer == "yes",
            empty_value=None,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)
