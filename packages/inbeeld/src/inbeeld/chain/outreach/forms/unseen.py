"""What somebody without a name fills in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.outreach.rules import TEXT_LENGTH
from inbeeld.chain.signals.api import MunicipalityField, plain_code
from inbeeld.foundation.design.api import PageForm


class FirstMessageForm(PageForm):
    text = forms.CharField(
        label=_("What do you want to say or ask?"),
        help_text=_("One sentence is enough. Write no name: not yours, not of somebody else."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=TEXT_LENGTH,
    )
    place = MunicipalityField(
        label=_("In which municipality are you?"),
        help_text=_("You may leave this empty. With it, somebody near you can answer. We keep the region only."),
        required=False,
        error_messages={
            "unknown": _("We do not know this municipality. You may also leave it empty."),
            "unsure": _("Which one is it: %(names)s?"),
        },
    )


class BackForm(PageForm):
    code = forms.CharField(
        label=_("Your number"),
        help_text=_("The 16 digits that you got. Spaces do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code"}),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if plain_code(code) is None:
            raise forms.ValidationError(_("There is a typing error in this number. Check each of the 16 digits."))
        return code


class NextMessageForm(PageForm):
    text = forms.CharField(
        label=_("Your message"),
        help_text=_("Write no name."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=TEXT_LENGTH,
    )
