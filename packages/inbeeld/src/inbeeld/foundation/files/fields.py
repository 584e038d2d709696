"""The form fields that take a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from .examining import Examined, Refused, Upload, examine, looked_at
from .rules import PICTURE_ENDINGS, SENT, Scans
from .wording import REFUSALS

TEXT_ALONE = _("PDF, ODT, DOCX or TXT. No pictures, scans or video.")
SCANS_TOO = _("PDF, ODT, DOCX, TXT, or a scan of a paper. No other pictures, and no video.")
ENDINGS = [f".{kind}" for kind in SENT]


class _FileField(forms.FileField):
    """`scans` says whether text is read from pictures of paper."""

    def __init__(self, *, scans: Scans, **kwargs: Any) -> None:
        self.scans = scans
        endings = [*ENDINGS, *(f".{one}" for one in PICTURE_ENDINGS if scans == Scans.PICTURES)]
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ",".join(endings)}))
        kwargs.setdefault("help_text", TEXT_ALONE if scans == Scans.NONE else SCANS_TOO)
        kwargs.setdefault("error_messages", {"required": _("Choose a document.")})
        super().__init__(allow_empty_file=True, **kwargs)

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            return self.taken(upload)
        except Refused as problem:
            raise ValidationError(REFUSALS[problem.refusal], code=problem.refusal) from None

    def taken(self, upload: File[Any]) -> Any:
        raise NotImplementedError


class DocumentField(_FileField):
    """Reads within the request, for people who cannot come back for an answer: cleans to an `Examined`. No scans."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(scans=Scans.NONE, **kwargs)

    def taken(self, upload: File[Any]) -> Examined:
        return examine(upload)


class UploadField(_FileField):
    """Takes what the worker reads: cleans to an `Upload`, and refuses what its first bytes tell already."""

    def taken(self, upload: File[Any]) -> Upload:
        return looked_at(upload, self.scans)
