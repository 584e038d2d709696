"""Opening parts of a case to a partner, extending that, ending it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import PART_LABELS, Case, partners_for
from inbeeld.chain.consents.codes import TeamRole
from inbeeld.chain.consents.services.grants import SharePlan
from inbeeld.foundation.access.api import Ground, Part
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.records.api import MembershipField, choice_field


class GrantForm(PageForm):
    to = MembershipField(label=_("For whom?"), queryset=Membership.objects.none(), empty_label=_("Choose"))
    team_role = choice_field(_("Role in the team"), TeamRole)
    parts = forms.MultipleChoiceField(
        label=_("Which parts?"),
        choices=[(part.value, label) for part, label in PART_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("No more than is needed for the purpose."),
    )
    purpose = forms.CharField(
        label=_("What for?"), max_length=200, help_text=_("In general words, without anything about the person.")
    )
    ground = choice_field(
        _("On which ground?"), Ground, help_text=_("Consent must stand in the list of consents, for this organisation.")
    )
    until = DateField(label=_("Until and including"), allow_past=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: MembershipField = self.fields["to"]  # type: ignore[assignment]
        field.queryset = partners_for(case)

    def plan(self) -> SharePlan:
        chosen = self.cleaned_data
        return SharePlan(
            to=chosen["to"],
            team_role=chosen["team_role"],
            parts=[Part(part) for part in chosen["parts"]],
            purpose=chosen["purpose"],
            ground=Ground(chosen["ground"]),
            last_day=chosen["until"],
        )


class ExtendForm(PageForm):
    until = DateField(label=_("Until and including"), allow_past=False)


class EndForm(PageForm):
    note = forms.CharField(
        label=_("Why does it end?"),
        required=False,
        max_length=200,
        help_text=_("For your team. In general words, without anything about the person."),
    )
