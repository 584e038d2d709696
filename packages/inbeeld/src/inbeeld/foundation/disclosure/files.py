"""Counts as a file."""

from __future__ import annotations

from django.http import HttpResponse

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.audit.api import record

from .protected import Protected


def csv_response(counts: Protected, name: str, *, by: Actor) -> HttpResponse:
    """A file to download, with its metadata; recorded in the audit log."""
    record("figures.downloaded", actor=by, fields=[name])
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(counts.as_csv(), content_type="text/csv; charset=utf-8", headers=headers)
