"""Whatever is typed into whichever form, or put behind whichever address: a clear answer, never a fault of ours."""

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from django.test import Client

from fixtures.forms_on_page import FormOnPage, forms_on
from fixtures.permissions import Personas, RoomPermissions, rooms
from fixtures.personas import signed_in

NASTY = {
    "empty": "",
    "far too long": "x" * 70_000,
    "control characters": "a\x00b\x07c\x1b[31m",
    "emoji": "👦🏽‍🦱" * 40,
    "right to left": "\u202eevil\u202c שלום \u200f",
    "sql": "'; DROP TABLE cases_case; --",
    "template": "{{ settings.SECRET_KEY }}{% debug %}<script>alert(1)</script>",
    "wrong date": "31-02-2026",
    "date out of range": "01-01-99999",
    "huge number": "9" * 400,
    "negative number": "-1",
    "no number": "NaN",
    "broken identifier": "00000000-0000-0000-0000-00000000000g",
    "lone surrogate": "\\ud800",
    "percent": "%00%ff%c0%af",
    "lines": "\r\n\r\nSet-Cookie: x=1",
}
SERVER_FAULT = 500
ROOMS = [pytest.param(room, id=room.module.__name__.split(".")[2]) for room in rooms()]


def pages(room: RoomPermissions, personas: Personas) -> Iterator[tuple[str, Client]]:
    """Every page of a room, each with somebody who has just signed in and gets to see it."""
    records = room.records(personas)
    for row in room.rows:
        if row.method == "get":
            seen_by = next((name for name, status in row.statuses.items() if status == 200), None)
            if seen_by is not None:
                persona = personas[seen_by]
                yield row.address(records), signed_in(persona.user) if persona.membership else Client()


def answers(client: Client, form: FormOnPage, address: str, value: str) -> int:
    target = urljoin(address, form.action).partition("#")[0]
    send = client.post if form.method == "post" else client.get
    client.raise_request_exception = False
    return send(target, form.filled(value)).status_code


@pytest.mark.parametrize("room", ROOMS)
def test_no_form_breaks_whatever_is_typed(room: RoomPermissions, personas: Personas) -> None:
    broken = []
    for address, client in list(pages(room, personas)):
        response = client.get(address)
        if "html" not in response.headers.get("Content-Type", "") or response.streaming:
            continue
        for form in forms_on(response.content.decode()):
            broken += [
                f"{address} > {form.action or 'itself'}: {what}"
                for what, value in NASTY.items()
                if answers(client, form, address, value) >= SERVER_FAULT
            ]
    assert not broken, "\n".join(broken)


KEYS = [
    "page",
    "sort",
    "order",
    "after",
    "before",
    "q",
    "search",
    "status",
    "phase",
    "place",
    "language",
    "next",
    "circle",
]
ALL_AT_ONCE = dict(zip(KEYS, (value[:2000] for value in NASTY.values()), strict=False))


def queries_for(page: str) -> list[dict[str, str]]:
    """A page that narrows, sorts or turns over gets each nonsense in each key; any other one a mixture."""
    reads_addresses = 'href="?' in page or 'method="get"' in page or "&amp;" in page
    each = [dict.fromkeys(KEYS, value[:2000]) for value in NASTY.values()]
    return each if reads_addresses else [ALL_AT_ONCE]


@pytest.mark.parametrize("room", ROOMS)
def test_no_address_breaks_whatever_stands_behind_it(room: RoomPermissions, personas: Personas) -> None:
    broken = []
    for address, client in list(pages(room, personas)):
        client.raise_request_exception = False
        response = client.get(address)
        if response.streaming:
            continue
        for query in queries_for(response.content.decode(errors="replace")):
            if client.get(address, query).status_code >= SERVER_FAULT:
                broken.append(f"{address}: {str(query)[:200]}")
    assert not broken, "\n".join(broken)
