"""What a list of cases is narrowed to, read from its address; nonsense in an address is passed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from inbeeld.chain.cases import codes, rules
from inbeeld.chain.cases.agreements import break_lead_months
from inbeeld.chain.cases.people import coordinators_of
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.design.forms import PageForm
from inbeeld.foundation.records.forms import MembershipField

# Every closed case has ended, and no open one has: to filter by that would say nothing.
ONGOING = [choice for choice in codes.Phase.choices if choice[0] != codes.Phase.ENDED]


def _within() -> list[tuple[str, Any]]:
    """By the lead times that the installation agreed on."""
    months = sorted(break_lead_months(timezone.localdate()))
    said = [(str(n), ngettext("Within %(n)s month", "Within %(n)s months", n) % {"n": n}) for n in months]
    return [("", _("At any time, or not")), *said]


class CaseFilter(PageForm):
    stand = forms.ChoiceField(
        label=_("Open or closed"), required=False, choices=[("open", _("Open cases")), ("gesloten", _("Closed cases"))]
    )
    fase = forms.ChoiceField(label=_("Phase"), required=False, choices=[("", _("All phases")), *ONGOING])
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All statuses")), *codes.Status.choices]
    )
    vorm = forms.ChoiceField(label=_("Form"), required=False, choices=[("", _("All forms")), *codes.Form.choices])
    van = MembershipField(
        label=_("Coordinator"), required=False, queryset=Membership.objects.none(), empty_label=_("Everybody")
    )

    plaats = forms.ChoiceField(
        label=_("Type of place"), required=False, choices=[("", _("All types of place")), *codes.Place.choices]
    )
    begin = forms.ChoiceField(
        label=_("Age at the start"),
        required=False,
        choices=[("", _("All ages")), ("minder", _("Under 18")), ("meer", _("18 or older"))],
    )
    overgang = forms.ChoiceField(label=_("Something ends"), required=False, choices=_within)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="filter_%s", **kwargs)
        coordinator: MembershipField = self.fields["van"]  # type: ignore[assignment]
        coordinator.queryset = coordinators_of(actor.organisation_id, actor.region_id)

    def chosen(self) -> dict[str, Any]:
        """The filters that make sense, as lookups."""
        self.is_valid()
        found = {
            "phase": self.cleaned_data.get("fase"),
            "status": self.cleaned_data.get("status"),
            "form": self.cleaned_data.get("vorm"),
            "coordinator": self.cleaned_data.get("van"),
            "place": self.cleaned_data.get("plaats"),
            **self._of_the_start(),
            **self._of_breaks(),
        }
        return {name: value for name, value in found.items() if value}

    def _of_the_start(self) -> dict[str, Any]:
        """An age that is not known is neither."""
        lookup = {"minder": "age_at_start__lt", "meer": "age_at_start__gte"}.get(self.cleaned_data.get("begin", ""))
        return {lookup: rules.ADULT_AT} if lookup else {}

    def _of_breaks(self) -> dict[str, Any]:
        months = self.cleaned_data.get("overgang")
        return {"next_break_on__lte": rules.months_before(timezone.localdate(), -int(months))} if months else {}
