"""Transfers as people find them: by their reference, with or without its beginning."""

from __future__ import annotations

import re

from django.urls import reverse

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.rooms.api import MOST_HITS, Hit

from .models import Transfer

BEGINNING = "OV"
NOT_IN_REFERENCE = re.compile(r"[^A-Z0-9]")


def find_transfers(actor: Actor, typed: str) -> list[Hit]:
    if not actor.may(Action.TRANSFER_READ):
        return []
    signs = NOT_IN_REFERENCE.sub("", typed.upper())
    bare = signs.removeprefix(BEGINNING)
    if not bare:
        return []
    rows = Transfer.objects.known_to(actor).filter(reference__startswith=f"{BEGINNING}-{bare}").with_places()
    return [_hit(one, bare) for one in rows.order_by("reference")[: MOST_HITS + 1]]


def _hit(transfer: Transfer, bare: str) -> Hit:
    text = f"{transfer.from_region} → {transfer.to_region}"
    is_it = transfer.reference == f"{BEGINNING}-{bare}"
    return Hit(transfer.reference, text, reverse("transfers:detail", args=[transfer.pk]), is_it=is_it)
