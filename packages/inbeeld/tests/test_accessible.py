"""Every page of the product: no violation that axe can see, and no sideways scrolling on a small phone."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Page

from fixtures.permissions import Personas, RoomPermissions, rooms
from fixtures.personas import Persona

PHONE, DESK = 320, 1280
LEADS_AWAY = {"design:leave"}  # nobody stays on it: it takes its own place in the history
ROOMS = [pytest.param(room, id=room.module.__name__.split(".")[2]) for room in rooms()]


def pages(room: RoomPermissions, personas: Personas) -> Iterator[tuple[str, Persona]]:
    """Each page of a room once, with the first persona who gets to see it."""
    records = room.records(personas)
    for row in room.rows:
        seen_by = next((name for name, status in row.statuses.items() if status == 200), None)
        if row.method == "get" and seen_by is not None and row.name not in LEADS_AWAY:
            yield row.address(records), personas[seen_by]


def is_page(address: str, client: Client) -> bool:
    response = client.get(address)
    return not response.streaming and b"<html" in response.content


@pytest.mark.parametrize("room", ROOMS)
def test_each_page_can_be_read_by_everybody(
    room: RoomPermissions,
    personas: Personas,
    page_of: Callable[..., Page],
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
) -> None:
    windows: dict[str, Page] = {}
    wrong: list[str] = []
    for address, persona in pages(room, personas):
        if not is_page(address, persona.client):
            continue
        if persona.name not in windows:
            windows[persona.name] = page_of(persona, width=DESK) if persona.membership else open_page(width=DESK)
        window = windows[persona.name]
        window.goto(address)
        wrong += problems(window, axe)
    assert not wrong, "\n".join(wrong)


def problems(window: Page, axe: Callable[[Page], None]) -> Iterator[str]:
    try:
        axe(window)
    except AssertionError as error:
        yield str(error)
    window.set_viewport_size({"width": PHONE, "height": 740})
    width = window.evaluate("document.documentElement.scrollWidth")
    if width > PHONE:
        yield f"{window.url}: {width} pixels wide on a phone of {PHONE}"
    window.set_viewport_size({"width": DESK, "height": 900})
