"""Documents that come in with a form: not more than the server can look through."""

from __future__ import annotations

from django.http import HttpRequest

from inbeeld.chain.signals.ceilings import UPLOADS
from inbeeld.foundation.accounts.api import client_key


def wait_for_upload(request: HttpRequest) -> int:
    """How many seconds this address must wait before its document is looked through; counts the one that is."""
    if not request.FILES:
        return 0
    address = client_key(request)
    seconds = UPLOADS.wait(address)
    if not seconds:
        UPLOADS.count(address)
    return seconds
