"""Who the person is, and why somebody wants to know."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.forms import DateField, PageForm

from .fields import VersionForm, text_field


class ReasonForm(PageForm):
    reason = forms.CharField(
        label=_("Why do you need to know who this is?"),
        help_text=_("The privacy officer sees this reason, with your name and the time."),
        min_length=5,
        max_length=300,
    )


class PersonForm(VersionForm):
    called = forms.CharField(label=_("How he wants to be called"), required=False, max_length=100)
    given_names = forms.CharField(label=_("Given names"), required=False, max_length=150)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=150)
    born_on = DateField(label=_("Date of birth"), required=False, allow_future=False)
    phone = forms.CharField(
        label=_("Phone number"), required=False, max_length=60, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    address = text_field(_("Address or place to stay"), required=False, rows=2)
