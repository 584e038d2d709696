"""An answer to a question for consent, and its end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.consents import codes
from inbeeld.chain.consents.services import Answered, Ending
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.records.api import RecordForm, age_field, choice_field, radio_field, text_field


def givers_field(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=codes.Giver.choices, widget=forms.CheckboxSelectMultiple)


class ConsentForm(RecordForm):
    purpose = radio_field(_("What was asked?"), codes.Purpose.choices)
    receiver = forms.ModelChoiceField(
        label=_("With which party?"),
        queryset=Organisation.objects.filter(closed_on__isnull=True),
        required=False,
        empty_label=_("No party"),
        help_text=_("Only for sharing. Each party is a consent of its own."),
    )
    answer = radio_field(_("What was the answer?"), codes.Answer.choices)
    given_by = givers_field(_("Whose answer is it?"))
    age = age_field(_("How old was he at that moment?"))
    manner = choice_field(_("How was it given?"), codes.Manner)
    from_on = DateField(label=_("From"), allow_future=False)
    until_on = DateField(
        label=_("Until and including"),
        required=False,
        allow_past=False,
        help_text=_("Empty: until it is withdrawn."),
    )
    note = text_field(
        _("What was explained, and what was said"),
        required=False,
        rows=3,
        help_text=_("In his own words where you can."),
    )
    decision = text_field(
        _("Why does this consent count?"),
        required=False,
        rows=2,
        help_text=_("Only where the rule about age does not say so by itself."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_sharing = cleaned.get("purpose") == codes.Purpose.SHARING
        if is_sharing and not cleaned.get("receiver") and "receiver" not in self.errors:
            self.add_error("receiver", _("Choose the party with which may be shared."))
        if not is_sharing:
            cleaned["receiver"] = None
        begin, end = cleaned.get("from_on"), cleaned.get("until_on")
        if begin and end and end < begin:
            self.add_error("until_on", _("This lies before the first day."))
        return cleaned

    def answered(self) -> Answered:
        chosen = {name: value for name, value in self.cleaned_data.items() if name != "record_id"}
        return Answered(**chosen)


class WithdrawForm(PageForm):
    given_by = givers_field(_("Who withdraws it?"))
    manner = choice_field(_("How?"), codes.Manner)
    on = DateField(label=_("On"), allow_future=False)
    note = text_field(_("What was said"), required=False, rows=3)

    def ending(self) -> Ending:
        return Ending(**self.cleaned_data)
