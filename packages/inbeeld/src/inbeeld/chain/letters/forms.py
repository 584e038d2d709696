"""Forms of letters."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import VersionForm, choice_field, reason_field

from . import codes

LETTER_LENGTH = 20_000


class LetterForm(VersionForm):
    addressee = choice_field(_("For whom is it?"), codes.Addressee)
    receiver = forms.CharField(
        label=_("Name and address of the receiver"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    subject = forms.CharField(label=_("Subject"), max_length=150)
    body = forms.CharField(label=_("Text"), max_length=LETTER_LENGTH, widget=forms.Textarea(attrs={"rows": 22}))

    field_order = ("addressee", "receiver", "subject", "body")


class ParentForm(PageForm):
    reason = reason_field(
        _("Why is it safe that this parent gets this letter, and what does the young person say of it?")
    )
    sure = forms.BooleanField(label=_("I have asked myself whether this parent can be a danger to him"))
