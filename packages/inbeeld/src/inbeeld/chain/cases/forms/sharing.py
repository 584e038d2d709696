"""Opening parts of a case to a partner."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.people import partners_for
from inbeeld.foundation.access.models import Ground
from inbeeld.foundation.access.rules import Part
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.design.forms import DateField, PageForm

from .fields import MembershipField, choice_field

PART_LABELS = {
    Part.SUMMARY: _("Facts, status and history"),
    Part.SAFETY: _("Safety agreements"),
    Part.CONTACTS: _("Contact moments"),
    Part.ACTIONS: _("Actions"),
    Part.DOMAINS: _("Life domains"),
    Part.IDENTITY: _("Identity"),
}


class GrantForm(PageForm):
    to = MembershipField(label=_("For whom?"), queryset=Membership.objects.none(), empty_label=_("Choose"))
    parts = forms.MultipleChoiceField(
        label=_("Which parts?"),
        choices=[(part.value, label) for part, label in PART_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("No more than is needed for the purpose."),
    )
    purpose = forms.CharField(
        label=_("What for?"), max_length=200, help_text=_("In general words, without anything about the person.")
    )
    ground = choice_field(_("On which ground?"), Ground)
    until = DateField(label=_("Until and including"), allow_past=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: MembershipField = self.fields["to"]  # type: ignore[assignment]
        field.queryset = partners_for(case)

    def ends_at(self) -> dt.datetime:
        """The end of the last day."""
        return timezone.make_aware(dt.datetime.combine(self.cleaned_data["until"], dt.time(23, 59, 59)))
