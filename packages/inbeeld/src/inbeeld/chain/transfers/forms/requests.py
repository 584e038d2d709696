"""Asking another region to take a case over, and answering that."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inbeeld.chain.cases.api import PART_LABELS, AgeBand, Case, Form
from inbeeld.chain.transfers import codes
from inbeeld.chain.transfers.models import Transfer
from inbeeld.chain.transfers.places import coordinators_at, destinations, grants_going_along, travelling_grants
from inbeeld.chain.transfers.services import Asked
from inbeeld.foundation.access.api import Grant, Ground, Part
from inbeeld.foundation.accounts.api import Membership, RegionCoordination
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import (
    MembershipField,
    RecordForm,
    choice_field,
    fact_field,
    radio_field,
    text_field,
)


class DestinationField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no generic at run time
    def label_from_instance(self, obj: Any) -> str:
        place: RegionCoordination = obj
        return f"{place.region.name}, {place.organisation.name}"


class AskForm(RecordForm):
    to = DestinationField(
        label=_("To which region?"), queryset=RegionCoordination.objects.none(), empty_label=_("Choose")
    )
    form = fact_field(_("Form of exploitation"), Form)
    age_band = fact_field(_("Age"), AgeBand)
    urgency = radio_field(_("How soon is an answer needed?"), codes.Urgency.choices)
    reason = text_field(
        _("Why to this region?"),
        rows=3,
        help_text=_("The other region reads this before it decides. No name, no pseudonym, no place to stay."),
    )
    ground = choice_field(_("On which ground does the case go there?"), Ground)
    keep = forms.MultipleChoiceField(
        label=_("Which partners go along?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only access by consent can go along. All other access ends when the case goes."),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: DestinationField = self.fields["to"]  # type: ignore[assignment]
        to.queryset = destinations(case)
        offer_grants(self, travelling_grants(case), by_name=True)

    def asked(self, returns: Transfer | None = None) -> Asked:
        chosen = {name: value for name, value in self.cleaned_data.items() if name != "record_id"}
        return Asked(**{"keep": [], **chosen}, returns=returns)


class AnswerForm(PageForm):
    """Of the partners the other region sees what kind of organisation, no name, until it has taken over."""

    keep = forms.MultipleChoiceField(
        label=_("Which partners keep their part?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They rest on consent for that party. You can end each of them later."),
    )

    def __init__(self, *args: Any, transfer: Transfer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grants = grants_going_along(transfer)
        offer_grants(self, grants, by_name=False)
        self.initial.setdefault("keep", [str(grant.pk) for grant in grants])


class AcceptForm(AnswerForm):
    coordinator = MembershipField(
        label=_("Who coordinates the case?"), queryset=Membership.objects.none(), empty_label=_("Choose")
    )
    field_order = ("coordinator", "keep")

    def __init__(self, *args: Any, transfer: Transfer, **kwargs: Any) -> None:
        super().__init__(*args, transfer=transfer, **kwargs)
        field: MembershipField = self.fields["coordinator"]  # type: ignore[assignment]
        field.queryset = coordinators_at(transfer.to_organisation_id, transfer.to_region_id)


class ConditionsForm(AnswerForm):
    conditions = text_field(_("Under which conditions?"), rows=3)
    field_order = ("conditions", "keep")


class ReasonForm(PageForm):
    reason = text_field(pgettext_lazy("transfer", "Why not?"), rows=3)


class TakeBackForm(PageForm):
    reason = text_field(_("Why?"), required=False, rows=2)


def offer_grants(form: PageForm, grants: list[Grant], *, by_name: bool) -> None:
    """Without anything to choose there is no question."""
    if not grants:
        del form.fields["keep"]
        return
    field: forms.MultipleChoiceField = form.fields["keep"]  # type: ignore[assignment]
    field.choices = [(str(grant.pk), _grant_in_words(grant, by_name=by_name)) for grant in grants]


def _grant_in_words(grant: Grant, *, by_name: bool) -> str:
    organisation = grant.membership.organisation
    who = f"{grant.membership.user.name}, {organisation.name}" if by_name else str(organisation.get_type_display())
    parts = ", ".join(str(PART_LABELS[part]) for part in Part if part in grant.opened_parts)
    return f"{who}: {parts} ({date_format(grant.ends_at)})"
