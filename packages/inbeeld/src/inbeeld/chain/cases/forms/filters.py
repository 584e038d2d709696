"""What a list of cases is narrowed to, read from its address; nonsense in an address is passed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.people import coordinators_of
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.design.forms import PageForm

from .fields import MembershipField

# Every closed case has ended, and no open one has: to filter by that would say nothing.
ONGOING = [choice for choice in codes.Phase.choices if choice[0] != codes.Phase.ENDED]


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
        }
        return {name: value for name, value in found.items() if value}
