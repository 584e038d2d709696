"""What somebody fills in to follow a signal: a code, a reply; and the field for a place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.signals.models import TEXT_LENGTH
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.files.api import DocumentField, Examined
from inbeeld.foundation.geography.api import Municipality, find_municipalities, municipality_named

MOST_SUGGESTIONS = 6


class MunicipalityField(forms.CharField):
    """A municipality by the name that people type, or by a place in it; the page offers the names beside it.

    With `may_be_anywhere` a place that nobody knows gives None, so that what is handed in still goes somewhere.
    """

    default_error_messages = {
        "unknown": _("We do not know this place. Write a village, a municipality or the four digits of a postcode."),
        "unsure": _("Which municipality do you mean: %(names)s? If you don't know, write: don't know."),
    }

    def __init__(self, *, may_be_anywhere: bool = False, **kwargs: Any) -> None:
        self.may_be_anywhere = may_be_anywhere
        attrs = {"list": "municipalities", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), max_length=100, **kwargs)

    def clean(self, value: Any) -> Municipality | None:
        typed = super().clean(value)
        if not typed:
            return None
        today = timezone.localdate()
        if named := municipality_named(typed, today):
            return named
        found = find_municipalities(typed, today)
        if not found and self.may_be_anywhere:
            return None
        if not found:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        names = ", ".join(one.name for one in found[:MOST_SUGGESTIONS])
        raise ValidationError(self.error_messages["unsure"], code="unsure", params={"names": names})


class CodeForm(PageForm):
    code = forms.CharField(
        label=_("Your code"),
        help_text=_("The 16 digits that you wrote down. Spaces do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code"}),
    )


class ReplyForm(PageForm):
    text = forms.CharField(
        label=_("Your message to the care coordinator"),
        help_text=_("Write no name. Do you write about a new event? Tell when it was."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=TEXT_LENGTH,
    )
    document = DocumentField(label=_("Do you want to send a document along?"), required=False)

    @property
    def documents(self) -> tuple[Examined, ...]:
        found = self.cleaned_data.get("document")
        return (found,) if found else ()
