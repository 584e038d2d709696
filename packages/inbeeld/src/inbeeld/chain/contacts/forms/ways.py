"""How somebody may be reached, and how never."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import DateField
from inbeeld.foundation.records.api import VersionForm, text_field


class ContactWaysForm(VersionForm):
    never = text_field(
        _("Never do this"),
        required=False,
        rows=2,
        help_text=_("For example: never call, never send post, not when his father is at home."),
    )
    safe = text_field(
        _("Safe ways and times"),
        required=False,
        rows=2,
        help_text=_("For example: by chat after school, or at school."),
    )
    addressing = forms.CharField(
        label=_("How to address him"),
        required=False,
        max_length=200,
        help_text=_(
            "As he wants it himself, for example: he, and informally. No name here: that belongs under Identity."
        ),
    )
    reviewed_on = DateField(label=_("Discussed on"), allow_future=False)
