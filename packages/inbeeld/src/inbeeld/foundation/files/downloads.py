"""Giving a document to somebody: saved, never opened in the browser, under a name that tells nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .models import StoredFile
from .rules import CONTENT_TYPES, Form
from .storing import content_of, scan_again


def ready_to_give(stored: StoredFile) -> bool:
    """Whether the file may be given; a file that waits for the virus scanner is offered to it once more."""
    return stored.may_be_given or scan_again(stored)


def as_attachment(stored: StoredFile, *, number: int = 1, form: str = Form.PDF) -> HttpResponse:
    """The document as a PDF, or as DOCX where that was asked for and can be. The room writes down first who gets it."""
    chosen = Form.DOCX if form == Form.DOCX and stored.is_text else Form.PDF
    return attachment(content_of(stored, chosen), chosen, number=number)


def attachment(content: bytes, form: Form, *, number: int = 1) -> HttpResponse:
    """Any document as a download; in its name stand no words of anybody."""
    headers = {
        "Content-Disposition": f'attachment; filename="document-{number}.{form}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(content, content_type=CONTENT_TYPES[form], headers=headers)


def not_given(request: HttpRequest, stored: StoredFile, *, back_url: str) -> HttpResponse:
    """A page that says why the document cannot be had."""
    return render(request, "files/not_given.html", {"file": stored, "back_url": back_url}, status=409)
