"""Regions, the municipalities in them, and who coordinates there."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import NationalContact, Organisation, OrganisationType, RegionCoordination
from inbeeld.foundation.design.api import DateField, PageForm, PageModelForm
from inbeeld.foundation.geography.api import Municipality, find_municipalities, municipality_named

CONTACT_FIELDS = ["phone", "email", "website", "opening_hours", "source", "checked_on"]
CONTACT_HINTS = {
    "opening_hours": _("For instance: Monday to Friday from 9:00 to 17:00."),
    "source": _("Where these details were found: an address of a page, or a name and a function."),
    "checked_on": _("When somebody last checked that they are right. Empty: unchecked, and shown as such."),
}


class RegionForm(PageForm):
    name = forms.CharField(label=_("Name of the region"), max_length=100)


class MunicipalitiesForm(PageForm):
    """One or many at a time, as they stand in a letter or a list."""

    municipalities = forms.CharField(
        label=_("Municipalities"),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        help_text=_("One on each line, or with commas between them."),
    )
    valid_from = DateField(label=_("From"))

    def clean_municipalities(self) -> list[Municipality]:
        typed = [name.strip() for name in re.split(r"[\n;]|,(?! Gerwen)", self.cleaned_data["municipalities"])]
        today = timezone.localdate()
        found = {name: municipality_named(name, today) for name in typed if name}
        unknown = [name for name, municipality in found.items() if municipality is None]
        if unknown:
            raise forms.ValidationError([_doubt(name) for name in unknown[:10]])
        return [municipality for municipality in found.values() if municipality is not None]


def _doubt(name: str) -> str:
    near = ", ".join(m.name for m in find_municipalities(name, timezone.localdate())[:5])
    if near:
        return gettext("%(name)s: which one do you mean? %(near)s") % {"name": name, "near": near}
    return gettext("%(name)s: we do not know this municipality.") % {"name": name}


class LastDayForm(PageForm):
    last_day = DateField(label=_("Last day"), allow_past=False)


class DetailsForm(PageModelForm):
    """How somebody is reached; nothing is required, for nothing may be made up."""

    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    @property
    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in CONTACT_FIELDS}


class ContactForm(DetailsForm):
    class Meta:
        model = RegionCoordination
        fields = CONTACT_FIELDS
        help_texts = CONTACT_HINTS


class StartForm(ContactForm):
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.filter(closed_on__isnull=True, type=OrganisationType.CARE_COORDINATION),
        empty_label=_("Choose an organisation"),
    )
    valid_from = DateField(label=_("From"))
    field_order = ["organisation", "valid_from", *CONTACT_FIELDS]


class NationalContactForm(DetailsForm):
    class Meta:
        model = NationalContact
        fields = ["name", *CONTACT_FIELDS]
        help_texts = CONTACT_HINTS
