"""Opening a case in an emergency."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PageForm


class EmergencyForm(PageForm):
    pseudonym = forms.CharField(
        label=_("Pseudonym of the case"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = forms.CharField(
        label=_("Who is in what danger, and why can it not wait?"),
        min_length=10,
        max_length=300,
        help_text=_("The privacy officer of that organisation reads this and asks you about it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
