"""How it goes on a life domain, as a professional sees it and as he sees it himself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.plan.codes import Level
from inbeeld.foundation.design.api import DateField
from inbeeld.foundation.records.api import RecordForm, radio_field, reason_field, text_field


class RatingForm(RecordForm):
    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)
    level = radio_field(_("How is it going?"), Level.choices)
    reason = reason_field(_("Why do you think so?"))
    own_level = forms.ChoiceField(
        label=_("How does he see it himself?"),
        required=False,
        choices=[("", _("He did not say, or was not asked")), *Level.choices],
        help_text=_("He may see it otherwise than you: both stand beside each other."),
    )
    own_words = text_field(_("In his own words"), required=False, rows=2)
    on = DateField(label=_("On"), allow_future=False)
