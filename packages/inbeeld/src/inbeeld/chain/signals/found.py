"""Signals as people find them: by their reference."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.urls import reverse

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.rooms.api import MOST_HITS, Hit

from .models import Signal


def find_signals(actor: Actor, typed: str) -> list[Hit]:
    if not actor.may(Action.SIGNAL_READ):
        return []
    beginnings = [Q(reference__startswith=reference) for reference in _references(typed)]
    rows = Signal.objects.visible_to(actor).filter(Q(*beginnings, _connector=Q.OR)).order_by("reference")
    return [_hit(signal, typed) for signal in rows[: MOST_HITS + 1]]


def signals_by_id(actor: Actor, ids: Collection[Any]) -> dict[uuid.UUID, Hit]:
    return {one.pk: _hit(one) for one in Signal.objects.visible_to(actor).filter(pk__in=ids)}


def _hit(signal: Signal, typed: str = "") -> Hit:
    url = reverse("signals:detail", args=[signal.pk])
    return Hit(signal.reference, signal.status_label, url, is_it=signal.reference in _references(typed))


def _references(typed: str) -> set[str]:
    """As they are written: "s-bcd" and "bcd" are both the beginning of S-BCD..., and "sbcd" of S-SBCD... too."""
    letters = "".join(sign for sign in typed.upper() if sign.isalnum())
    return {f"S-{letters}", f"S-{letters.removeprefix('S')}"}
