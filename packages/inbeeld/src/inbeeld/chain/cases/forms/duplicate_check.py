"""What is known of somebody before his case is opened: first to look for an earlier one, then carried along."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.services import Person, Sought
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import PartialDateField

from .identity import BORN_HELP, AliasesField

CARRIED = ("given_names", "family_name", "aliases", "born_on")


class PersonKnownForm(PageForm):
    given_names = forms.CharField(label=_("Given names"), required=False, max_length=150)
    family_name = forms.CharField(
        label=_("Family name"), required=False, max_length=150, help_text=_("The spelling does not have to be right.")
    )
    aliases = AliasesField(
        label=_("Other names"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("For example the name that he uses himself."),
    )
    born_on = PartialDateField(label=_("Date of birth"), help_text=BORN_HELP)

    def person(self) -> Person:
        return Person(**{name: self.cleaned_data[name] for name in CARRIED})


class SoughtForm(PersonKnownForm):
    reference = forms.CharField(label=_("Pseudonym of a case, or reference of a signal"), required=False, max_length=40)

    def sought(self) -> Sought:
        return Sought(person=self.person(), reference=self.cleaned_data["reference"])


class CarriedForm(PersonKnownForm):
    """The same, on its way from the search into the new case: nothing is typed twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CARRIED:
            self.fields[name].widget = forms.HiddenInput()
