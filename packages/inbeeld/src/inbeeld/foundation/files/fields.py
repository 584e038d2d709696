"""The form field that takes a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .examining import Examined, Refused, examine
from .rules import PICTURE_ENDINGS, SENT, Scans
from .wording import REFUSALS

TEXT_ALONE = _("PDF, ODT, DOCX or TXT. No pictures, scans or video.")
SCANS_TOO = _("PDF, ODT, DOCX, TXT, or a scan of a paper. No other pictures, and no video.")
ENDINGS = [f".{kind}" for kind in SENT]


class DocumentField(forms.FileField):
    """Cleans to an `Examined`, or says why not; `scans` says whether text is read from pictures of paper."""

    def __init__(self, *, scans: Scans = Scans.NONE, **kwargs: Any) -> None:
        self.scans = scans
        endings = [*ENDINGS, *(f".{one}" for one in PICTURE_ENDINGS if scans == Scans.PICTURES)]
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ",".join(endings)}))
        kwargs.setdefault("help_text", TEXT_ALONE if scans == Scans.NONE else SCANS_TOO)
        kwargs.setdefault("error_messages", {"required": _("Choose a document.")})
        super().__init__(allow_empty_file=True, **kwargs)

    def to_python(self, data: Any) -> Examined | None:  # type: ignore[override]  # more than a file comes out
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            return examine(upload, self.scans)
        except Refused as problem:
            raise ValidationError(REFUSALS[problem.refusal], code=problem.refusal) from None
