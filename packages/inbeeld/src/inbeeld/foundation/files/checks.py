"""What `inbeeld check` says about documents."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's own name

from .scanning import answers


def documents_are_scanned(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.CLAMAV:
        hint = "Install ClamAV and set INBEELD_CLAMAV, such as unix:/run/clamav/clamd.ctl or 127.0.0.1:3310"
        return [Warning("Documents are not scanned for viruses.", hint=hint, id="files.W001")]
    if not answers():
        hint = "Start clamd, or mend INBEELD_CLAMAV. Until then new documents wait and are given to nobody."
        return [Error("The virus scanner does not answer.", hint=hint, id="files.E001")]
    return []
