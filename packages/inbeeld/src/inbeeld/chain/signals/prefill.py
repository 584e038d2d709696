"""Beginning a signal with what was chosen on another page; the address holds numbers that say nothing by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.urls import reverse

from inbeeld.chain.cases.api import Form

from .codes import Setting, SignalKind

# The field, its name in the address, and the list in which its number counts from 1.
LISTS: tuple[tuple[str, str, type[TextChoices]], ...] = (
    ("kind", "s", SignalKind),
    ("setting", "p", Setting),
    ("form", "v", Form),
)


def address_to_begin(kind: str, setting: str, form: str) -> str:
    """The address of the form for a signal, with these three filled in."""
    chosen = {"kind": kind, "setting": setting, "form": form}
    numbers = {short: codes.values.index(chosen[field]) + 1 for field, short, codes in LISTS}
    return f"{reverse('signals:new')}?{urlencode(numbers)}"


def filled_in(query: Mapping[str, str]) -> dict[str, str]:
    """What an address fills in; whatever it does not know it leaves open."""
    found = {}
    for field, short, codes in LISTS:
        number = query.get(short, "")
        if number.isascii() and number.isdecimal() and 1 <= int(number[:4]) <= len(codes.values):
            found[field] = codes.values[int(number[:4]) - 1]
    return found
