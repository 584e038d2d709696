"""Packages between two installations, their receipts, and the keys of others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.api import Consent
from inbeeld.chain.transfers.envelopes import LARGEST
from inbeeld.chain.transfers.keys import PublicKey, WrongKey
from inbeeld.chain.transfers.models import KnownInstallation
from inbeeld.chain.transfers.places import standing_to_share
from inbeeld.chain.transfers.services.packing import PackagePlan
from inbeeld.foundation.access.api import Ground
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import choice_field


class BytesField(forms.FileField):
    """Cleans to the bytes of a file that is not too big; what it is, its reader finds out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)

    def to_python(self, data: Any) -> bytes | None:  # type: ignore[override]  # more than a file comes out
        upload = super().to_python(data)
        if upload is None:
            return None
        if upload.size is None or upload.size > min(LARGEST, settings.LARGEST_FILE):
            raise forms.ValidationError(_("This file is too big for a package."), code="too_big")
        return bytes(upload.read())


class ConsentField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no generic at run time
    """A consent by who may receive and since when."""

    def label_from_instance(self, obj: Any) -> str:
        consent: Consent = obj
        return f"{consent.receiver}, {date_format(consent.from_on)}"


class PackageForm(PageForm):
    to = forms.ModelChoiceField(
        label=_("For which installation?"),
        queryset=KnownInstallation.objects.filter(ended_at__isnull=True).genuine(),
        empty_label=_("Choose"),
    )
    ground = choice_field(_("On which ground does the case go there?"), Ground)
    consent = ConsentField(
        label=_("Which consent?"),
        queryset=Consent.objects.none(),
        required=False,
        empty_label=_("Choose"),
        help_text=_("Only where the ground is consent. When it is withdrawn, this installation is to be told."),
    )
    with_identity = forms.BooleanField(label=_("Also who he is (identity)"), required=False)
    reason = forms.CharField(
        label=_("Why does it go there?"),
        min_length=5,
        max_length=300,
        help_text=_("The privacy officer sees this reason, with your name and the time."),
    )

    def __init__(self, *args: Any, case: Case, may_identify: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: ConsentField = self.fields["consent"]  # type: ignore[assignment]
        field.queryset = standing_to_share(case)
        if not may_identify:
            del self.fields["with_identity"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("ground") != Ground.CONSENT:
            cleaned["consent"] = None
        elif cleaned.get("consent") is None and "consent" not in self.errors:
            self.add_error("consent", self._no_consent())
        return cleaned

    def _no_consent(self) -> str:
        field: ConsentField = self.fields["consent"]  # type: ignore[assignment]
        if field.queryset is not None and field.queryset.exists():
            return _now("Choose the consent that this rests on.")
        return _now("No consent for sharing stands. Write it down first, under Consent.")

    def plan(self) -> PackagePlan:
        return PackagePlan(**{"with_identity": False, **self.cleaned_data})


class TakeInForm(PageForm):
    package = BytesField(label=_("The package"), widget=forms.FileInput(attrs={"accept": ".age"}))
    region = forms.ModelChoiceField(
        label=_("For which region?"), queryset=Region.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, regions: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ModelChoiceField[Region] = self.fields["region"]  # type: ignore[assignment]
        field.queryset = regions


class ReceiptForm(PageForm):
    receipt = BytesField(label=_("The receipt"), widget=forms.FileInput(attrs={"accept": ".json"}))


class ReplaceKeysForm(PageForm):
    reason = forms.CharField(
        label=_("Why are new keys needed?"),
        min_length=5,
        max_length=300,
        help_text=_("For example: the key file was stolen. This stands in the audit log, with your name and the time."),
    )


class InstallationForm(PageForm):
    name = forms.CharField(label=_("Name of the installation"), max_length=120)
    key = forms.CharField(
        label=_("Its public key"),
        max_length=300,
        help_text=_("One line that begins with inbeeld-key-1."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    compared_with = forms.CharField(
        label=_("With whom did you compare the eight words by telephone?"),
        max_length=150,
        help_text=_("Call a number that you knew already, not one from the message with the key."),
    )
    compared = forms.BooleanField(label=_("We read the eight words to each other, and they were the same"))

    def clean_key(self) -> PublicKey:
        try:
            return PublicKey.read(self.cleaned_data["key"])
        except WrongKey as error:
            raise forms.ValidationError(_("This is no public key of an installation. Copy the whole line.")) from error
