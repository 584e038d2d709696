"""What `inbeeld check` says about documents."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004 - Django's own name

from .reading.scans import data_folder, library
from .scanning import answers


def documents_are_scanned(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.CLAMAV:
        hint = "Install ClamAV and set INBEELD_CLAMAV, such as unix:/run/clamav/clamd.ctl or 127.0.0.1:3310"
        return [Warning("Documents are not scanned for viruses.", hint=hint, id="files.W001")]
    if not answers():
        hint = "Start clamd, or mend INBEELD_CLAMAV. Until then new documents wait and are given to nobody."
        return [Error("The virus scanner does not answer.", hint=hint, id="files.E001")]
    return []


def scans_can_be_read(**_kwargs: Any) -> list[CheckMessage]:
    """Reading scans is an optional component: without it people type papers over."""
    languages: str = settings.SCAN_LANGUAGES
    if library() is None:
        hint = "On Debian: apt install tesseract-ocr tesseract-ocr-nld. Without it people type papers over."
        return [Info("Text in scans is not read: Tesseract is missing.", hint=hint, id="files.I001")]
    if data_folder(languages) is None:
        hint = "Install the data of each language (tesseract-ocr-nld for nld), or mend INBEELD_SCAN_LANGUAGES."
        return [
            Warning(
                f"Text in scans is not read: Tesseract lacks a language of {languages}.", hint=hint, id="files.W002"
            )
        ]
    return []
