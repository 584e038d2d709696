"""Handing over several cases of one coordinator at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.assignable_people import coordinators_for, coordinators_of
from inbeeld.chain.cases.models import Case
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import MembershipField, text_field


class AssignManyForm(PageForm):
    cases = forms.MultipleChoiceField(label=_("Which cases?"), widget=forms.CheckboxSelectMultiple)
    coordinator = MembershipField(label=_("To whom?"), queryset=Membership.objects.none(), empty_label=_("Choose"))
    note = text_field(
        _("Note for your colleague"), required=False, help_text=_("What has to be done first, and what to watch.")
    )

    def __init__(self, *args: Any, own: Sequence[Case], actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = {str(case.pk): case for case in own}
        cases: forms.MultipleChoiceField = self.fields["cases"]  # type: ignore[assignment]
        cases.choices = [(key, str(case)) for key, case in self.own.items()]
        receivers = coordinators_of(actor.organisation_id, actor.region_id)
        coordinator: MembershipField = self.fields["coordinator"]  # type: ignore[assignment]
        coordinator.queryset = receivers.exclude(pk__in={case.coordinator_id for case in own})

    def chosen(self) -> list[Case]:
        return [self.own[key] for key in self.cleaned_data["cases"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        receiver = cleaned.get("coordinator")
        if receiver and "cases" in cleaned:
            elsewhere = [case for case in self.chosen() if not coordinators_for(case).filter(pk=receiver.pk).exists()]
            if elsewhere:
                names = ", ".join(map(str, elsewhere))
                self.add_error("coordinator", _("Does not work in the region of: %(names)s.") % {"names": names})
        return cleaned
