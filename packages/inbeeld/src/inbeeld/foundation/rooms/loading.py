"""The rooms of this installation, in the order of INSTALLED_APPS: from the lowest floor to the highest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any, TypeVar

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from .declaration import Room

Found = TypeVar("Found")


class NotARoom(Exception):
    """A `room.py` without `ROOM = Room(...)`."""


@cache
def rooms_by_name() -> Mapping[str, Room]:
    """Asked for the first time when Django is set up, so that a `room.py` may import all that its room has."""
    apps.check_models_ready()
    return {
        config.name: _declared(config.name)
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "room")
    }


def all_rooms() -> Iterator[Room]:
    yield from rooms_by_name().values()


def hooks_of(kind: type[Found]) -> list[Found]:
    """What rooms bring in a type that a room below made for it; the lower floor first."""
    return [hook for room in all_rooms() for hook in room.hooks if isinstance(hook, kind)]


def in_order(pieces: Iterable[Found]) -> list[Found]:
    """What rooms brought to one list, by its `order`; of equals the lower floor comes first."""
    return sorted(pieces, key=attrgetter("order"))


def kept_pages() -> Iterator[str]:
    """Addresses of public pages that are the same for everybody."""
    for room in all_rooms():
        if room.kept_pages is not None:
            yield from room.kept_pages()


def nightly_commands() -> list[str]:
    """What every room has to do each night, shift after shift."""
    tasks = [task for room in all_rooms() for task in room.nightly]
    return [task.command for task in sorted(tasks, key=attrgetter("shift"))]


def _declared(name: str) -> Room:
    declared: Any = getattr(import_module(f"{name}.room"), "ROOM", None)
    if not isinstance(declared, Room):
        message = f"{name}/room.py has to say `ROOM = Room(...)` (CONTRIBUTING, A room, line by line)"
        raise NotARoom(message)
    return declared
