"""A sign-in that fails makes the next one wait: for that account and for that client, in every process.

A browser in which the account signed in before waits for its own mistakes only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from .client import client_key, keyed_hash
from .known_devices import account_key, known_device
from .models import SignInDelay
from .rules import FORGOTTEN_AFTER, seconds_to_wait


def wait_before(request: HttpRequest, email: str) -> int:
    """The seconds that this sign-in must still wait."""
    now = timezone.now()
    keys = dict(_keys(request, email))
    found = SignInDelay.objects.filter(key__in=keys.values()).in_bulk()
    return max(
        (
            seconds_to_wait(kind, found[key].failures, (now - found[key].failed_at).total_seconds())
            for kind, key in keys.items()
            if key in found
        ),
        default=0,
    )


def count_failure(request: HttpRequest, email: str) -> None:
    now = timezone.now()
    old = now - dt.timedelta(seconds=FORGOTTEN_AFTER)
    with transaction.atomic():
        SignInDelay.objects.filter(failed_at__lt=old).delete()
        for _kind, key in _keys(request, email):
            SignInDelay.objects.get_or_create(key=key)
            SignInDelay.objects.filter(key=key).update(failures=F("failures") + 1, failed_at=now)


def forget_failures(request: HttpRequest, email: str) -> None:
    """After a success. What the client did wrong with other accounts stays counted."""
    keys = [key for kind, key in _keys(request, email) if kind == "account"]
    SignInDelay.objects.filter(key__in=keys).delete()


def _keys(request: HttpRequest, email: str) -> Iterator[tuple[str, str]]:
    device = known_device(request, email)
    if device is not None:
        yield "account", keyed_hash("device", f"{device} {account_key(email)}")
        return
    yield "account", account_key(email)
    yield "client", client_key(request)
