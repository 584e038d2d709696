"""What a privacy officer types about what has to stay."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.oversight.api import dossier_named


class HoldForm(PageForm):
    what = forms.CharField(
        label=_("Which one?"),
        max_length=60,
        help_text=_("The pseudonym of a case, or the number of a signal or track."),
    )
    reason = forms.CharField(
        label=_("Why does it have to stay?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    review_on = DateField(label=_("Look again by"), allow_past=False)

    def __init__(self, *args: Any, organisation_id: uuid.UUID | None, **kwargs: Any) -> None:
        self.organisation_id = organisation_id
        super().__init__(*args, **kwargs)

    def clean_what(self) -> uuid.UUID:
        found = dossier_named(self.cleaned_data["what"], self.organisation_id)
        if found is None:
            raise ValidationError(_("Nothing of your organisation goes by this name."))
        return found
