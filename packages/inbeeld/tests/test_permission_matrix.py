"""Every address x every persona x the status that is expected. An address without a row fails."""

import pytest
from django.db import transaction
from django.test import Client

from fixtures.permissions import Personas, Records, RoomPermissions, Row, rooms, url_names
from fixtures.personas import Persona, signed_in

ROOMS = [pytest.param(room, id=room.module.__name__.split(".")[2]) for room in rooms()]


@pytest.mark.parametrize("room", ROOMS)
def test_each_persona_gets_the_status_that_the_room_promises(room: RoomPermissions, personas: Personas) -> None:
    records = room.records(personas)
    wrong = [line for row in room.rows for line in differences(row, records, personas)]
    assert not wrong, "\n".join(wrong)


def differences(row: Row, records: Records, personas: Personas) -> list[str]:
    """What one row promises and the product does not do; nothing that it did stays for the next row."""
    address = row.address(records)
    with transaction.atomic():
        got = {name: ask(persona, row, address) for name, persona in personas.items()}
        transaction.set_rollback(True)
    wrong = [f"{name}: {got[name]}, not {status}" for name, status in row.statuses.items() if got[name] != status]
    return [f"{row} ({address})", *(f"  {line}" for line in wrong)] if wrong else []


def ask(persona: Persona, row: Row, address: str) -> int:
    client = signed_in(persona.user) if persona.membership else Client()
    status: int = getattr(client, row.method)(address, row.data).status_code
    return status


def test_no_address_is_missing_from_the_matrix() -> None:
    listed = {row.name for room in rooms() for row in room.rows}
    missing = sorted(set(url_names()) - listed)
    assert not missing, "Give these a row in tests/permissions.py of their room:\n  " + "\n  ".join(missing)


def test_no_row_is_about_an_address_that_is_gone() -> None:
    listed = {row.name for room in rooms() for row in room.rows}
    assert not sorted(listed - set(url_names()))
