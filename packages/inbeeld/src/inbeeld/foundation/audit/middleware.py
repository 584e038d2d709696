"""Opens a trail around every request, and turns a broken seal into a clear page and an entry."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inbeeld.foundation.vault.api import RowForged, Tampered, VaultError, report_forged

from .models import Outcome
from .trail import record, trail


class AuditTrail:
    """What was read is written down before the page is shown; when that fails, the page is not shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with trail(actor=getattr(request, "actor", None)):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, VaultError):
            return None
        if isinstance(exception, Tampered):
            record(
                "vault.tampered",
                kind=exception.kind,
                record_id=exception.record_id,
                fields=[exception.field],
                outcome=Outcome.REFUSED,
            )
        elif isinstance(exception, RowForged):
            # Once more, for the transaction in which it was found has been rolled back.
            report_forged(exception.label, exception.key)
        else:
            record("vault.unavailable", outcome=Outcome.REFUSED)
        return render(
            request, "audit/sealed_shut.html", {"tampered": isinstance(exception, (Tampered, RowForged))}, status=500
        )
