"""What is added to a case: safety agreements, contacts, actions, ratings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes, rules
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.people import action_owners
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.design.forms import DateField, PageForm, YesNoField

from .fields import MembershipField, RecordForm, VersionForm, radio_field, reason_field, text_field


class SafetyForm(VersionForm):
    agreements = text_field(_("What was agreed"))
    danger = text_field(
        _("Who is a danger"),
        required=False,
        rows=2,
        help_text=_("The role only, like an older brother or a dealer. No names: this is no register of suspects."),
    )
    in_danger = text_field(_("What to do in danger"), required=False, rows=3)
    reviewed_on = DateField(label=_("Discussed on"), allow_future=False)
    review_on = DateField(
        label=_("Look again by"),
        required=False,
        allow_past=False,
        help_text=format_lazy(
            _("At the latest {days} days after the day it was discussed."), days=rules.SAFETY_REVIEW_DAYS
        ),
    )

    field_order = ("agreements", "danger", "in_danger", "reviewed_on", "review_on")


class ContactForm(RecordForm):
    succeeded = YesNoField(
        label=_("Was there contact?"), help_text=_("An attempt that failed counts too: holding on is the work.")
    )
    kind = radio_field(_("How?"), codes.ContactKind.choices)
    on = DateField(label=_("When?"), allow_future=False, help_text=_("For example today, yesterday or 3 April."))
    note = text_field(_("Note"), required=False)


class ActionFields(PageForm):
    what = forms.CharField(label=_("What has to be done?"), max_length=300)
    owner = MembershipField(label=_("Who does it?"), queryset=Membership.objects.none(), empty_label=None)
    due_on = DateField(label=_("By when?"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: MembershipField = self.fields["owner"]  # type: ignore[assignment]
        owner.queryset = action_owners(case)


class NewActionForm(ActionFields, RecordForm):
    due_on = DateField(label=_("By when?"), allow_past=False)


class ChangeActionForm(ActionFields, VersionForm):
    pass


class RatingForm(RecordForm):
    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)
    level = radio_field(_("How is it going?"), codes.Level.choices)
    reason = reason_field(_("Why do you think so?"))
    on = DateField(label=_("On"), allow_future=False)
