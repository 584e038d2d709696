"""What a field says when it is wrong, in words that tell what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TOO_LONG = _("This is too long: %(show_value)d characters, and at most %(limit_value)d fit.")
DEFAULT_REQUIRED = forms.Field.default_error_messages["required"]
DEFAULT_CHOICE = forms.ChoiceField.default_error_messages["invalid_choice"]
DEFAULT_LIST = forms.MultipleChoiceField.default_error_messages["invalid_choice"]


def speak_plainly(field: forms.Field) -> None:
    """Replace Django's own messages; what a form says itself stays."""
    messages = field.error_messages
    if messages.get("required") is DEFAULT_REQUIRED:
        messages["required"] = required_message(field)
    if messages.get("invalid_choice") in (DEFAULT_CHOICE, DEFAULT_LIST):
        messages["invalid_choice"] = _("Choose an answer from the list.")
    if isinstance(field, forms.EmailField):
        messages.setdefault("invalid", _("Write an e-mail address like name@example.nl."))
    if isinstance(field, forms.CharField):
        messages.setdefault("max_length", TOO_LONG)


def required_message(field: forms.Field) -> _StrPromise:
    if isinstance(field, forms.BooleanField):
        return _("Tick this box to go on.")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return _("Choose an answer.")
    return _("Fill this in.")
