"""The facts of a case: what is known of the person and the exploitation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.foundation.design.forms import PageForm
from inbeeld.foundation.geography.models import Region

from .fields import RecordForm, VersionForm, age_field, fact_field, text_field

FACT_NAMES = (
    "form",
    "place",
    "reach",
    "sex",
    "nationality_group",
    "age_at_start",
    "age_at_contact",
    "age_at_report",
    "summary",
)


class FactFields(PageForm):
    """Every fact may be unknown, and says so."""

    form = fact_field(_("Form of exploitation"), codes.Form)
    place = fact_field(
        _("Type of place"), codes.Place, help_text=_("The type only. Never write down an address or a profile.")
    )
    reach = fact_field(_("Border"), codes.Reach)
    sex = fact_field(_("Sex or gender"), codes.Sex)
    nationality_group = fact_field(_("Nationality"), codes.NationalityGroup)
    age_at_start = age_field(_("Age when the exploitation started"))
    age_at_contact = age_field(_("Age at first contact"))
    age_at_report = age_field(_("Age at report"))
    summary = text_field(
        _("What is going on"),
        required=False,
        help_text=_("Facts first. No name, address or phone number: those belong under Identity."),
    )


class FactsForm(FactFields, VersionForm):
    pass


class OpenCaseForm(RecordForm):
    """As little as a case needs; the rest is added once it is there."""

    region = forms.ModelChoiceField(label=_("Region"), queryset=Region.objects.none(), empty_label=None)
    form = fact_field(_("Form of exploitation"), codes.Form)
    summary = text_field(
        _("What is going on"),
        required=False,
        help_text=_("Facts first. No name, address or phone number: those belong under Identity."),
    )

    def __init__(self, *args: Any, regions: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ModelChoiceField = self.fields["region"]  # type: ignore[assignment,type-arg]
        field.queryset = regions
        if len(regions) == 1:
            field.initial, field.widget = regions[0], forms.HiddenInput()
