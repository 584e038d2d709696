"""What a desk fills in when a signal goes from region to region."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.signals.models import TEXT_LENGTH
from inbeeld.chain.signals.routing import other_desks
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.geography.api import Region

from .desk import ReasonForm


class PassOnForm(ReasonForm):
    to_region = forms.ModelChoiceField(
        label=_("To which region?"), queryset=Region.objects.none(), empty_label=_("Choose")
    )
    field_order = ["to_region", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to_region"]
        field.queryset = other_desks(self.signal.region_id)  # type: ignore[attr-defined]
        self.fields["reason"].help_text = _(
            "The other region reads this before it accepts, and of the signal only kind, form and municipality. "
            "Write no name and no story."
        )


class RefusalForm(PageForm):
    answer = forms.CharField(
        label=_("Why not?"),
        help_text=_("The region that asked reads this."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=TEXT_LENGTH,
    )
