"""The map and the contracts say the same of every room, and lower rooms do not know the higher ones."""

import configparser
import re

from fixtures.sources import INBEELD, ROOT, texts

ROOM = re.compile(r"\b(?:foundation|chain|insight)\.\w+\*?")
TOP = {"urls", "navigation", "demo", "retention"}


def contracts() -> list[set[str]]:
    """The rooms of each floor, from the highest to the lowest; those not built yet end in a star."""
    linter = configparser.ConfigParser()
    linter.read(ROOT / ".importlinter")
    floors = linter["importlinter:contract:floors"]["layers"].strip().splitlines()
    return [
        {re.sub(r"\((.+)\)", r"\1*", name.strip()).replace("inbeeld.", "") for name in re.split(r"[|:]", floor)}
        for floor in floors
    ]


def drawn() -> list[set[str]]:
    """The same from the boxes of ARCHITECTURE."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    box = page[page.index("┌") : page.index("└")]
    floors = re.split(r"├─+┤", box)
    return [
        {room for line in floor.splitlines() for room in _named(line.split("│")[1] if "│" in line else "")}
        for floor in floors
    ]


def _named(line: str) -> set[str]:
    """The rooms of one line; what stands after two spaces explains the room before it."""
    head = re.split(r"\s{2,}", line.strip())[0]
    return set(ROOM.findall(head)) | {name for name in TOP if re.search(rf"(?<![\w.]){name}\b", head)}


def test_the_map_draws_every_room_on_the_floor_of_its_contract() -> None:
    assert drawn() == contracts()


def test_each_room_that_is_drawn_as_built_exists() -> None:
    for room in set().union(*drawn()):
        place = INBEELD.joinpath(*room.rstrip("*").split("."))
        assert (place.is_dir() or place.with_suffix(".py").is_file()) != room.endswith("*"), room


def test_no_lower_room_names_a_higher_one_by_its_address() -> None:
    """Addresses of pages are names too: `signals:inbox` in a room below the signals would outlive them.

    A room above brings its link itself, in `Room.links` or a hook.
    """
    floor_of = {room.split(".")[-1]: floor for floor, rooms in enumerate(contracts()) for room in rooms}
    named = re.compile(r"""["']([a-z_]+):[a-z_]+["']""")
    found = set()
    for path, text in texts():
        if not path.is_relative_to(INBEELD) or path.suffix not in {".py", ".html"} or "tests" in path.parts:
            continue
        parts = path.relative_to(INBEELD).parts
        own = parts[1] if parts[0] in {"foundation", "chain", "insight"} and len(parts) > 1 else parts[0]
        higher = {name for name in named.findall(text) if floor_of.get(name, 99) < floor_of.get(own, -1)}
        found |= {f"{'/'.join(parts)}: {name}" for name in higher}
    assert not found
