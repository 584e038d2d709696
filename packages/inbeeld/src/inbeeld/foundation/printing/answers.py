"""A paper as the answer to a request."""

from __future__ import annotations

from django.http import HttpResponse


def pdf_answer(pdf: bytes, name: str) -> HttpResponse:
    """The paper to keep under a safe `name`; never opened inside the page."""
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    )
