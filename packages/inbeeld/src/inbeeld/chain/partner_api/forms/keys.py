"""A key for a system."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.partner_api.rules import LONGEST_LIFE, USUAL_LIFE
from inbeeld.foundation.design.api import DateField, PageForm


class KeyForm(PageForm):
    label = forms.CharField(
        label=_("Name of the system"),
        help_text=_("So that you recognise it later, such as: pupil tracking system."),
        max_length=60,
    )
    may_hand_in = forms.BooleanField(label=_("May hand in signals"), required=False, initial=True)
    may_follow = forms.BooleanField(label=_("May ask what became of them"), required=False, initial=True)
    expires_on = DateField(label=_("Last day"), help_text=_("At most two years from now."), allow_past=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("expires_on", timezone.localdate() + USUAL_LIFE)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        last = given.get("expires_on")
        if last and last > timezone.localdate() + LONGEST_LIFE:
            self.add_error("expires_on", _("A key lives at most two years."))
        if not given.get("may_hand_in") and not given.get("may_follow"):
            raise ValidationError(_("Choose what the key may do."))
        return given
