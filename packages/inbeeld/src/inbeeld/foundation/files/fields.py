"""The form field that takes a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .examining import Examined, Refused, examine
from .rules import Kind
from .wording import REFUSALS

ENDINGS = ",".join(f".{kind}" for kind in Kind)


class DocumentField(forms.FileField):
    """Cleans to an `Examined`, or says why not."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ENDINGS}))
        kwargs.setdefault("help_text", _("PDF, ODT, DOCX or TXT. No pictures, scans or video."))
        kwargs.setdefault("error_messages", {"required": _("Choose a document.")})
        super().__init__(allow_empty_file=True, **kwargs)

    def to_python(self, data: Any) -> Examined | None:  # type: ignore[override]  # more than a file comes out
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            return examine(upload)
        except Refused as problem:
            raise ValidationError(REFUSALS[problem.refusal], code=problem.refusal) from None
