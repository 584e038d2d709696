"""Who the person is, and why somebody wants to know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import PartialDateField, VersionForm, text_field, with_plain_numbers
from inbeeld.foundation.vault.api import listed

MOST_ALIASES = 20
BORN_HELP = _("As far as it is known: 4-3-2009, March 2009, 2009 or ca. 2009.")


class ReasonForm(PageForm):
    reason = forms.CharField(
        label=_("Why do you need to know who this is?"),
        help_text=_("The privacy officer sees this reason, with your name and the time."),
        min_length=5,
        max_length=300,
    )


class AliasesField(forms.CharField):
    """Other names: one on a line, or with a comma, semicolon or slash between them."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return value
        return tuple(name[:100] for name in listed(super().to_python(value) or ""))[:MOST_ALIASES]

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value) if isinstance(value, tuple) else value)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value


class PhoneField(forms.CharField):
    """One number or several, with words beside them; each number is written as people read it, nothing is refused."""

    def clean(self, value: Any) -> Any:
        return with_plain_numbers(super().clean(value))


class PersonForm(VersionForm):
    called = forms.CharField(label=_("How he wants to be called"), required=False, max_length=100)
    given_names = forms.CharField(label=_("Given names"), required=False, max_length=150)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=150)
    aliases = AliasesField(label=_("Other names"), required=False, help_text=_("One on a line."), max_length=2000)
    born_on = PartialDateField(label=_("Date of birth"), help_text=BORN_HELP)
    phone = PhoneField(
        label=_("Phone number"), required=False, max_length=100, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    address = text_field(_("Address or place to stay"), required=False, rows=2)
