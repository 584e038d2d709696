"""Who looks along, who takes over, what was agreed, and why a track ends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.people import officers_for, takers_of
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.records.api import MembershipField, RecordForm, reason_field


class AskForm(PageForm):
    officer = MembershipField(
        label=_("Which attention officer looks along?"),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("Nobody"),
    )

    def __init__(self, *args: Any, track: Track, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers_for(track)  # type: ignore[attr-defined]


class AssignForm(PageForm):
    to = MembershipField(label=_("Who takes it over?"), queryset=Membership.objects.none(), empty_label=_("Choose"))

    def __init__(self, *args: Any, track: Track, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = takers_of(track)  # type: ignore[attr-defined]


class TermForm(RecordForm):
    what = forms.CharField(label=_("What was agreed?"), max_length=200)
    due_on = DateField(label=_("Until when?"), allow_past=False)


class ReasonForm(PageForm):
    reason = reason_field(_("Why?"))
