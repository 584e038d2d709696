"""Signals as people find them: by their reference."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from django.urls import reverse

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.rooms.api import MOST_HITS, Hit

from .models import Signal


def find_signals(actor: Actor, typed: str) -> list[Hit]:
    if not actor.may(Action.SIGNAL_READ):
        return []
    rows = Signal.objects.visible_to(actor).filter(reference__startswith=_reference(typed)).order_by("reference")
    return [_hit(signal, typed) for signal in rows[: MOST_HITS + 1]]


def signals_by_id(actor: Actor, ids: Collection[Any]) -> dict[uuid.UUID, Hit]:
    return {one.pk: _hit(one) for one in Signal.objects.visible_to(actor).filter(pk__in=ids)}


def _hit(signal: Signal, typed: str = "") -> Hit:
    url = reverse("signals:detail", args=[signal.pk])
    return Hit(signal.reference, signal.status_label, url, is_it=signal.reference == _reference(typed))


def _reference(typed: str) -> str:
    """As it is written: "s-abc", "S ABC" and "abc" are all the beginning of S-ABC..."""
    letters = "".join(sign for sign in typed.upper() if sign.isalnum())
    known_prefix = letters.startswith("S") and not typed.upper().startswith("SS")
    return f"S-{letters.removeprefix('S') if known_prefix else letters}"
