"""The facts of a case: what is known of the person and the exploitation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.ages import MOMENTS, Age
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.naming import LONGEST_LABEL, TELLING
from inbeeld.chain.cases.services import LabelIsAName, must_name_nobody
from inbeeld.foundation.geography.api import Municipality, Region
from inbeeld.foundation.records.api import (
    ABOUT,
    OLDEST,
    PartialDateField,
    RecordForm,
    VersionForm,
    fact_field,
    text_field,
)


class FactsForm(VersionForm):
    """The person and what is going on. Every fact may be unknown, and says so."""

    label = forms.CharField(
        label=_("Own short label"),
        required=False,
        max_length=LONGEST_LABEL,
        help_text=_("By which you tell this case from another: “red bicycle”. No name, nickname, address or date."),
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality responsible"),
        required=False,
        queryset=Municipality.objects.none(),
        to_field_name="code",
        empty_label=_("Not known"),
    )
    summary = text_field(
        _("What is going on"),
        required=False,
        help_text=_("Facts first. No name, address or phone number: those belong under Identity."),
    )
    sex = fact_field(_("Sex or gender"), codes.Sex)
    nationality_group = fact_field(_("Nationality"), codes.NationalityGroup)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        places: forms.ModelChoiceField = self.fields["municipality"]  # type: ignore[assignment,type-arg]
        places.queryset = Municipality.objects.on(timezone.localdate())

    def clean_label(self) -> str:
        label = " ".join(self.cleaned_data["label"].split())
        if TELLING.search(label):
            raise forms.ValidationError(_("No dates, numbers or addresses: a label tells nobody who this is."))
        try:
            must_name_nobody(self.case, label)
        except LabelIsAName:
            raise forms.ValidationError(_("This is a name of the person. Choose something else.")) from None
        return label

    def clean_municipality(self) -> str:
        chosen = self.cleaned_data["municipality"]
        return chosen.code if chosen else ""


class AgeField(forms.IntegerField):
    """16, or ca. 16 for an estimate. Left empty the age is not known; 0 is an age."""

    def __init__(self) -> None:
        widget = forms.TextInput(attrs={"class": "date", "inputmode": "text", "maxlength": 20, "autocomplete": "off"})
        super().__init__(label=_("Age"), required=False, min_value=0, max_value=OLDEST, widget=widget)

    def clean(self, value: Any) -> Any:
        typed = str(value or "").strip()
        plain = ABOUT.sub("", typed.lower())
        years = super().clean(plain if plain.isascii() else typed)
        return None if years is None else Age(years, estimated=plain != typed.lower())

    def prepare_value(self, value: Any) -> Any:
        return f"ca. {value.years}" if isinstance(value, Age) and value.estimated else value


class AgesForm(VersionForm):
    """Of each moment the age, the date, or both."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, _column, _when, _label in MOMENTS:
            self.fields[f"{name}_age"] = AgeField()
            self.fields[f"{name}_on"] = PartialDateField(label=_("When was that?"))

    def groups(self) -> list[dict[str, Any]]:
        """The fields by moment, for a page."""
        return [
            {"id": f"moment-{name}", "label": label, "fields": [self[f"{name}_age"], self[f"{name}_on"]]}
            for name, _column, _when, label in MOMENTS
        ]


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
