"""What a list of cases is narrowed to, read from its address; nonsense in an address is passed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes, rules
from inbeeld.chain.cases.assignable_people import coordinators_of
from inbeeld.chain.cases.hooks import CaseListFilter
from inbeeld.chain.method.api import Phase
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import MembershipField
from inbeeld.foundation.rooms.api import hooks_of

# Every closed case has ended, and no open one has: to filter by that would say nothing.
ONGOING = [choice for choice in Phase.choices if choice[0] != Phase.ENDED]


class CaseFilter(PageForm):
    state = forms.ChoiceField(
        label=_("Open or closed"), required=False, choices=[("open", _("Open cases")), ("closed", _("Closed cases"))]
    )
    phase = forms.ChoiceField(label=_("Phase"), required=False, choices=[("", _("All phases")), *ONGOING])
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All statuses")), *codes.Status.choices]
    )
    form = forms.ChoiceField(label=_("Form"), required=False, choices=[("", _("All forms")), *codes.Form.choices])
    coordinator = MembershipField(
        label=_("Coordinator"), required=False, queryset=Membership.objects.none(), empty_label=_("Everybody")
    )

    place = forms.ChoiceField(
        label=_("Type of place"), required=False, choices=[("", _("All types of place")), *codes.PlaceType.choices]
    )
    age_at_start = forms.ChoiceField(
        label=_("Age at the start"),
        required=False,
        choices=[("", _("All ages")), ("under_18", _("Under 18")), ("from_18", _("18 or older"))],
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="filter_%s", **kwargs)
        coordinator: MembershipField = self.fields["coordinator"]  # type: ignore[assignment]
        coordinator.queryset = coordinators_of(actor.organisation_id, actor.region_id)
        self.hooks = hooks_of(CaseListFilter)
        for hook in self.hooks:
            self.fields[hook.name] = hook.choice()

    def chosen(self) -> dict[str, Any]:
        """The filters that make sense, as lookups."""
        self.is_valid()
        found = {
            "phase": self.cleaned_data.get("phase"),
            "status": self.cleaned_data.get("status"),
            "form": self.cleaned_data.get("form"),
            "coordinator": self.cleaned_data.get("coordinator"),
            "place": self.cleaned_data.get("place"),
            **self._of_the_start(),
            **self._of_rooms(),
        }
        return {name: value for name, value in found.items() if value}

    def _of_the_start(self) -> dict[str, Any]:
        """An age that is not known is neither."""
        lookup = {"under_18": "age_at_start__lt", "from_18": "age_at_start__gte"}.get(
            self.cleaned_data.get("age_at_start", "")
        )
        return {lookup: rules.ADULT_AT} if lookup else {}

    def _of_rooms(self) -> dict[str, Any]:
        today, found = timezone.localdate(), dict[str, Any]()
        for hook in self.hooks:
            if chosen := self.cleaned_data.get(hook.name):
                found |= hook.lookups(chosen, today)
        return found
