"""The checks that rooms declare, run together; and whether every room has what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.checks import CheckMessage, Error

from .declaration import Room
from .loading import all_rooms, rooms_by_name


def every_room_stands(**_: Any) -> list[CheckMessage]:
    """A room without the rooms that it needs is an error that names them."""
    return [
        Error(f"{name} cannot be without {needed}.", hint="Leave both out of INSTALLED_APPS.", id="rooms.E001")
        for name, needed in lacking(rooms_by_name())
    ]


def lacking(rooms: Mapping[str, Room]) -> list[tuple[str, str]]:
    """Each room beside a room that it needs and that is not there."""
    return [(name, needed) for name, room in rooms.items() for needed in room.needs if needed not in rooms]


def checks_of_rooms(**given: Any) -> list[CheckMessage]:
    return list(_found("checks", given))


def deploy_checks_of_rooms(**given: Any) -> list[CheckMessage]:
    return list(_found("deploy_checks", given))


def database_checks_of_rooms(**given: Any) -> list[CheckMessage]:
    """Asked for by the name of a database only, as Django asks its own."""
    return list(_found("database_checks", given)) if given.get("databases") else []


def _found(kind: str, given: dict[str, Any]) -> Iterator[CheckMessage]:
    for room in all_rooms():
        for check in getattr(room, kind):
            yield from check(**given)
