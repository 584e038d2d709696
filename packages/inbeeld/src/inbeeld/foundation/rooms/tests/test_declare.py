"""What a room declares reaches the house, and nothing joins it any other way."""

import ast
import dataclasses
import re

from django.apps import apps
from django.core.management import get_commands
from django.urls import NoReverseMatch, reverse

from fixtures.sources import INBEELD, ROOT, modules, short
from inbeeld.foundation.rooms.api import Room, Shift, all_rooms, nightly_commands, rooms_by_name
from inbeeld.foundation.rooms.checks import lacking

# What may be done while Django starts: nothing that joins a room to the house.
AT_START = {
    "inbeeld/foundation/rooms/apps.py",  # the checks that all rooms declare
    "inbeeld/foundation/audit/apps.py",  # Django's signals of signing in
    "inbeeld/foundation/vault/apps.py",  # notes that a guarded row was deleted by the product
    "inbeeld/foundation/sandbox/apps.py",  # the memory of this process is hidden
    "inbeeld/foundation/operations/apps.py",  # the file of the database is closed to others
    "inbeeld/foundation/oversight/apps.py",  # hears of a row that was forged
    "inbeeld/foundation/accounts/apps.py",  # the library's own tables of second factors bear a MAC
}
# Where modules may be looked up by a name that is put together at run time.
LOOKS_UP = {
    "inbeeld/foundation/rooms/loading.py",  # room.py, the one name that the house looks for
    "inbeeld/foundation/vault/keys.py",  # the setting KEY_PROVIDER
}
BY_NAME = {"module_has_submodule", "import_module", "import_string", "find_spec", "autodiscover_modules", "__import__"}


def test_each_room_of_the_house_declares_itself() -> None:
    own = {config.name for config in apps.get_app_configs() if config.name.startswith("inbeeld.")}
    assert own == set(rooms_by_name())


def test_contributing_shows_one_line_for_each_way_to_join() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `(\w+)` \|", table.split("## A room, line by line")[1], re.M)
    assert shown == [field.name for field in dataclasses.fields(Room)]


def test_no_module_is_found_by_its_name_alone() -> None:
    found = {
        short(path).split("src/")[-1]
        for path, module in modules()
        for node in ast.walk(module)
        if path.is_relative_to(INBEELD)
        if (isinstance(node, ast.Name) and node.id in BY_NAME)
        or (isinstance(node, ast.Attribute) and node.attr in BY_NAME)
    }
    assert found == LOOKS_UP


def test_no_room_registers_itself_while_django_starts() -> None:
    ready = {
        short(path).split("src/")[-1]
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef) and node.name == "ready" and path.name == "apps.py"
    }
    assert ready == AT_START


def test_every_address_that_a_room_names_exists() -> None:
    for room in all_rooms():
        for name in [place.url_name for place in room.navigation] + [page.url_name for page in room.own_pages]:
            assert reverse(name)
        for link in room.links:
            try:
                assert reverse(link.url_name, args=link.arguments)
            except NoReverseMatch:
                assert reverse(link.url_name, args=["00000000-0000-4000-8000-000000000000"])


def test_the_prefix_of_a_place_is_the_beginning_of_its_address() -> None:
    for room in all_rooms():
        for place in room.navigation:
            assert reverse(place.url_name).startswith(place.prefix)


def test_the_night_erases_before_it_reminds_and_forgets_keys_last() -> None:
    shifts = {task.command: task.shift for room in all_rooms() for task in room.nightly}
    commands = nightly_commands()
    assert set(commands) <= set(get_commands())
    assert commands == sorted(commands, key=lambda command: shifts[command])
    assert shifts[commands[-1]] is Shift.KEYS


def test_no_two_rooms_give_one_event_or_notice_two_meanings() -> None:
    events = [event for room in all_rooms() for event in room.events]
    kinds = [kind.name for room in all_rooms() for kind in room.notices]
    assert len(events) == len(set(events))
    assert len(kinds) == len(set(kinds))


def test_a_room_without_what_it_needs_is_named() -> None:
    assert not lacking(rooms_by_name())
    assert lacking({"outreach": Room(needs=("signals",)), "help": Room()}) == [("outreach", "signals")]
    assert not lacking({"outreach": Room(needs=("signals",)), "signals": Room()})
