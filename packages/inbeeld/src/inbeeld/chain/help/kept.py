"""The public pages that are the same for everybody, and so can be kept ready (foundation.gateway)."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from .content import address_of, pages


def kept_pages() -> Iterable[str]:
    yield reverse("help:start")
    yield reverse("help:nearby")
    yield reverse("help:near")
    yield from (address_of(one) for one in pages("nl").values())
