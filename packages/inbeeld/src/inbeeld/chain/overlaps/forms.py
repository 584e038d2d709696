"""Two cases seem to touch."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import RecordForm, radio_field, text_field

from .models import Shared
from .services import Seen


class OverlapForm(RecordForm):
    pseudonym = forms.CharField(
        label=_("Pseudonym of the other case"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    shared = radio_field(_("What do they share?"), Shared.choices)
    reason = text_field(
        _("Why do you think so?"),
        rows=3,
        help_text=_("The other coordinator reads this. No name, nothing by which somebody can be recognised."),
    )

    def seen(self) -> Seen:
        return Seen(**{name: value for name, value in self.cleaned_data.items() if name != "record_id"})


class AnswerForm(PageForm):
    answer = forms.ChoiceField(choices=[("agree", ""), ("decline", "")])
