"""Which signal to link to, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.signals.models import TEXT_LENGTH, Signal
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.design.api import PageForm


class LinkForm(PageForm):
    reference = forms.CharField(
        label=_("Which signal?"),
        help_text=_("Its number, such as S-7KXM4P. Only signals that you may handle are found."),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Why do they belong together?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=TEXT_LENGTH
    )

    def __init__(self, *args: Any, signal: Signal, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signal, self.actor = signal, actor

    def clean_reference(self) -> Signal:
        typed = self.cleaned_data["reference"].upper().replace(" ", "")
        wanted = typed if typed.startswith("S-") else f"S-{typed}"
        visible = Signal.objects.visible_to(self.actor, Action.SIGNAL_HANDLE).exclude(pk=self.signal.pk)
        found: Signal | None = visible.select_related("data_key").filter(reference=wanted).first()
        if found is None:
            raise ValidationError(_("No other signal that you may handle has this number."))
        return found
