"""Takes a room out of a copy of the house, as CONTRIBUTING says it can be: its folder, and its line in the settings.

`rooms.py [room ...]` does it with each room that can go (or those named), one after the other: the house opens from an
empty database, loads its demo, and runs all the tests that are left. `make test` does the same without those tests.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("packages/inbeeld/src")
SETTINGS = SOURCE / "inbeeld" / "settings"
# What every other room stands on.
CORE = ("inbeeld.foundation.", "inbeeld.chain.cases", "inbeeld.demo")
OPEN_THE_HOUSE = """
import django
django.setup()
from django.core.checks import run_checks
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver
assert not (found := [one for one in run_checks() if not one.is_silenced()]), found
call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
call_command("migrate", verbosity=0)
call_command("demo")
from inbeeld.foundation.rooms.api import all_rooms, nightly_commands
assert get_resolver().url_patterns and nightly_commands()
from inbeeld.foundation.fiction.api import PERSONAS
from django.conf import settings
for persona in PERSONAS:
    browser = Client(headers={"host": "localhost"})
    assert browser.post("/demo/aanmelden/", {"persona": persona.key}).status_code == 302, persona
    pages = [link.url for link in browser.get("/account/").context["navigation"]]
    assert pages or persona.role, persona
    for address in pages:
        answer = browser.get(address)
        assert answer.status_code == 200, (persona.key, address, answer.status_code)
"""


class HouseFell(Exception):
    """What the house said when a room was missing."""


@dataclass(frozen=True)
class House:
    """A copy of the project from which rooms were taken."""

    root: Path
    gone: tuple[str, ...]

    def run(self, *command: str, environment: Mapping[str, str] | None = None) -> str:
        paths = [
            self.root / SOURCE,
            self.root / "packages" / "inbeeld" / "tests",
            self.root / "packages/darkfigure/src",
        ]
        data = self.root / "var"
        data.mkdir(exist_ok=True)
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("INBEELD_", "DJANGO_"))}
        given = {
            **inherited,
            "DJANGO_SETTINGS_MODULE": "inbeeld.settings.development",
            "INBEELD_DATA": str(data),
            "PYTHONPATH": os.pathsep.join(map(str, paths)),
            "PYTHONWARNINGS": "ignore",
            **(environment or {}),
        }
        done = subprocess.run(
            [sys.executable, *command], cwd=self.root, env=given, capture_output=True, text=True, check=False
        )
        if done.returncode:
            said = (done.stdout + done.stderr)[-6000:]
            message = f"Without {', '.join(self.gone)}: {' '.join(command)[:60]}\n{said}"
            raise HouseFell(message)
        return done.stdout

    def forget(self) -> None:
        """No module that is left imports what is gone. (Tests of several rooms may: they go along.)"""
        modules = [path for path in sorted((self.root / SOURCE).rglob("*.py")) if "tests" not in path.parts]
        naming = [path for path in modules if any(_within(name, self.gone) for name in imported(path))]
        if naming:
            named = ", ".join(path.relative_to(self.root).as_posix() for path in naming)
            message = f"Without {self.gone[0]} these cannot be imported: {named}"
            raise HouseFell(message)

    def open(self) -> None:
        """Check, look for missing migrations, migrate, load the demo, and show everybody their pages."""
        self.run("-c", OPEN_THE_HOUSE)

    def test(self) -> str:
        """All that is left of the tests."""
        return self.run(
            "-m", "pytest", "-q", "-n0", "-m", "not browser", "packages/inbeeld",
            environment={"DJANGO_SETTINGS_MODULE": "inbeeld.settings.testing", "INBEELD_TEST_ENGINE": "sqlite"},
        )  # fmt: skip


def can_go(needs: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Each room that can be taken out, with those that cannot stand without it."""
    return {name: _with_it(name, needs) for name in needs if not name.startswith(CORE)}


def _with_it(name: str, needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    gone = {name}
    while more := {other for other, wanted in needs.items() if other not in gone and gone & set(wanted)}:
        gone |= more
    return (name, *sorted(gone - {name}))


def take_out(gone: tuple[str, ...], into: Path) -> House:
    """A copy of the project without these rooms."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    kept = [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    compiled = [path.relative_to(ROOT) for path in (ROOT / SOURCE).rglob("*.mo")]
    folders = [SOURCE / Path(*name.split(".")) for name in gone]
    for path in kept + compiled:
        if not any(path.is_relative_to(folder) for folder in folders):
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, into / path)
    for settings in (into / SETTINGS).glob("*.py"):
        text = settings.read_text(encoding="utf-8")
        for name in gone:
            text = re.sub(rf'^ *"{re.escape(name)}",\n', "", text, flags=re.M)
        settings.write_text(text, encoding="utf-8")
    return House(into, gone)


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def _within(name: str, rooms: Iterable[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def needs_of_rooms() -> dict[str, tuple[str, ...]]:
    asked = "import django; django.setup(); from inbeeld.foundation.rooms.api import rooms_by_name as r\n"
    asked += "print(*(f'{name} ' + ' '.join(room.needs) for name, room in r().items()), sep='\\n')"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "inbeeld.settings.testing"}
    said = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    lines = [line.split() for line in said.splitlines()]
    return {line[0]: tuple(line[1:]) for line in lines}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", nargs="*", help="only these rooms, such as chain.signals")
    parser.add_argument("--open", action="store_true", help="open the house, and run no tests in it")
    options = parser.parse_args()
    rooms = can_go(needs_of_rooms())
    wanted = {f"inbeeld.{name.removeprefix('inbeeld.')}" for name in options.room} or set(rooms)
    fallen = 0
    for name, gone in rooms.items():
        if name in wanted:
            fallen += not _stands(gone, lambda house: "" if options.open else house.test())
    return 1 if fallen else 0


def _stands(gone: tuple[str, ...], test: Callable[[House], str]) -> bool:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            house = take_out(gone, Path(folder))
            house.forget()
            house.open()
            said = test(house)
        except HouseFell as fell:
            print(fell)
            return False
    last = (said.strip().splitlines() or ["opens"])[-1]
    print(f"without {', '.join(gone)}: {last} ({time.monotonic() - began:.0f} s)", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
