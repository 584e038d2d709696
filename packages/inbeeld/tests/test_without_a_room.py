"""Deleting a room's folder, and its line in the settings, deletes the feature: the rest of the house stands.

`make rooms` asks more: an empty database, and all the tests that are left (CONTRIBUTING).
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from fixtures.migrated import copy_migrated
from fixtures.sources import ROOT
from inbeeld.foundation.rooms.api import rooms_by_name

sys.path.append(str(ROOT / "tools"))
tool: Any = import_module("rooms")

ROOMS: dict[str, tuple[str, ...]] = tool.can_go({name: room.needs for name, room in rooms_by_name().items()})
ENGINE = settings.DATABASES["default"]["ENGINE"]
pytestmark = pytest.mark.skipif("sqlite" not in ENGINE, reason="the houses of this test have a database of their own")


@pytest.fixture(scope="module")
def house() -> Iterator[Any]:
    with tool.House.built() as built:
        yield built


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("migrated") / "house.sqlite3"
    copy_migrated(copy)
    return copy


def test_every_room_above_the_case_can_go() -> None:
    rooms = {name.removeprefix("inbeeld.chain.") for name in rooms_by_name() if name.startswith("inbeeld.chain.")}
    stay = {name for name in rooms if f"inbeeld.chain.{name}" not in ROOMS}
    assert stay == {"method", "cases"}


@pytest.mark.parametrize("gone", ROOMS.values(), ids=ROOMS)
def test_the_house_stands_without(gone: tuple[str, ...], house: Any, migrated: Path) -> None:
    with house.without(gone):
        house.forget(gone)
        house.open(migrated)
