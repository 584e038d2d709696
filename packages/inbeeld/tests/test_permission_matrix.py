"""Every address x every persona x the status that is expected. An address without a row fails."""

import pytest

from fixtures.permissions import Personas, RoomPermissions, Row, rooms, url_names

MATRIX = [pytest.param(room, row, id=str(row)) for room in rooms() for row in room.rows]


@pytest.mark.parametrize(("room", "row"), MATRIX)
def test_each_persona_gets_the_status_that_the_room_promises(
    room: RoomPermissions, row: Row, personas: Personas
) -> None:
    address = row.address(room.records(personas))
    got = {
        name: getattr(persona.client, row.method)(address, row.data).status_code for name, persona in personas.items()
    }
    wrong = [f"{name}: {got[name]}, not {status}" for name, status in row.statuses.items() if got[name] != status]
    assert not wrong, f"{row} ({address})\n  " + "\n  ".join(wrong)


def test_no_address_is_missing_from_the_matrix() -> None:
    listed = {row.name for room in rooms() for row in room.rows}
    missing = sorted(set(url_names()) - listed)
    assert not missing, "Give these a row in tests/permissions.py of their room:\n  " + "\n  ".join(missing)


def test_no_row_is_about_an_address_that_is_gone() -> None:
    listed = {row.name for room in rooms() for row in room.rows}
    assert not sorted(listed - set(url_names()))
