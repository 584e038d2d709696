"""The public pages that are the same for everybody, and so can be kept ready (foundation.gateway)."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from .content import pages


def kept_pages() -> Iterable[str]:
    yield reverse("help:start")
    yield reverse("help:nearby")
    yield from (reverse("help:page", args=[one.number]) for one in pages("nl").values())
