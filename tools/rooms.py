"""Takes a room out of a copy of the house, as CONTRIBUTING says it can be: its folder, and its line in the settings.

`rooms.py [room ...]` does it with each room that can go (or those named), one after the other: the house opens from an
empty database, loads its demo, and runs all the tests that are left. `make test` does the same without those tests.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("packages/inbeeld/src")
SETTINGS = SOURCE / "inbeeld" / "settings"
# What every other room of the chain stands on.
STAYS = ("method", "cases")
CORE = ("inbeeld.foundation.", "inbeeld.demo", *(f"inbeeld.chain.{name}" for name in STAYS))
OPEN_THE_HOUSE = """
import django
django.setup()
from django.core.checks import run_checks
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import get_resolver
assert not (found := [one for one in run_checks() if not one.is_silenced()]), found
call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
call_command("migrate", verbosity=0)
call_command("demo")
from inbeeld.foundation.rooms.api import all_rooms, nightly_commands
assert get_resolver().url_patterns and nightly_commands()
from inbeeld.foundation.fiction.api import PERSONAS
from django.conf import settings
setup_test_environment()
for persona in PERSONAS:
    browser = Client(headers={"host": "localhost"})
    assert browser.post("/demo/aanmelden/", {"persona": persona.key}, follow=True).status_code == 200, persona
    pages = [link.url for link in browser.get("/demo/").context["navigation"]]
    for address in pages:
        answer = browser.get(address)
        assert answer.status_code == 200, (persona.key, address, answer.status_code)
"""


# What the environment of the caller says about the original.
OURS = ("INBEELD_", "DJANGO_", "PYTHON", "PYTEST", "VIRTUAL_ENV")


class HouseFell(Exception):
    """What the house said when a room was missing."""


@dataclass(frozen=True)
class House:
    """A copy of the project with an environment of its own, from which rooms are taken and put back."""

    root: Path

    @classmethod
    @contextmanager
    def built(cls) -> Iterator[House]:
        """Beside the original, so that the packages need not be copied: they are linked."""
        (ROOT / ".cache").mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=ROOT / ".cache", prefix="house-") as folder:
            root = Path(folder)
            root.chmod(0o755)  # what reads documents runs as somebody else
            for path in _files():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / path, root / path)
            _link_environment(root)
            subprocess.run(["git", "init", "-q"], cwd=root, check=True)
            yield cls(root)

    @contextmanager
    def without(self, gone: tuple[str, ...]) -> Iterator[House]:
        """Take out the folder of each of these rooms, and its line in the settings."""
        folders = [self.root / SOURCE / Path(*name.split(".")) for name in gone]
        aside = [self.root / "aside" / name for name in gone]
        written = {path: path.read_text(encoding="utf-8") for path in (self.root / SETTINGS).glob("*.py")}
        shutil.rmtree(self.root / "var", ignore_errors=True)
        (self.root / "aside").mkdir(exist_ok=True)
        for folder, kept in zip(folders, aside, strict=True):
            folder.rename(kept)
        for path, text in written.items():
            lines = text.splitlines(keepends=True)
            path.write_text("".join(line for line in lines if line.strip(' ",\n') not in gone), encoding="utf-8")
        try:
            yield self
        finally:
            for folder, kept in zip(folders, aside, strict=True):
                kept.rename(folder)
            for path, text in written.items():
                path.write_text(text, encoding="utf-8")

    def forget(self, gone: tuple[str, ...]) -> None:
        """No module that is left imports what is gone. (Tests of several rooms may: they go along.)"""
        modules = [path for path in sorted((self.root / SOURCE).rglob("*.py")) if "tests" not in path.parts]
        naming = [path for path in modules if any(_within(name, gone) for name in imported(path))]
        if naming:
            named = ", ".join(path.relative_to(self.root).as_posix() for path in naming)
            message = f"These import what is gone: {named}"
            raise HouseFell(message)

    def open(self, database: Path | None = None) -> str:
        """Check, look for missing migrations, migrate, load the demo, and show everybody their pages.

        Migrating goes on from `database` where one is given, and begins with an empty one otherwise.
        """
        (self.root / "var").mkdir()
        if database:
            shutil.copyfile(database, self.root / "var" / "inbeeld.sqlite3")
        return self.run("-c", OPEN_THE_HOUSE, DJANGO_SETTINGS_MODULE="inbeeld.settings.development")

    def test(self) -> str:
        """All that is left of the tests, on SQLite and without a browser."""
        return self.run("-m", "pytest", "-q", "-n0", "-m", "not browser and not whole_house", "packages/inbeeld")

    def run(self, *command: str, **environment: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        given = {**kept, "PYTHONWARNINGS": "ignore", "INBEELD_TEST_ENGINE": "sqlite", **environment}
        python = self.root / ".venv" / "bin" / "python"
        done = subprocess.run([python, *command], cwd=self.root, env=given, capture_output=True, text=True, check=False)
        if done.returncode:
            raise HouseFell((done.stdout + done.stderr)[-6000:])
        return done.stdout


def _files() -> list[Path]:
    """What git keeps, or would keep, and the compiled texts."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    compiled = [path.relative_to(ROOT) for path in (ROOT / SOURCE).rglob("*.mo")]
    return [Path(name) for name in listed if name and (ROOT / name).is_file()] + compiled


def _link_environment(root: Path) -> None:
    """An environment whose Inbeeld and darkfigure are those of the copy."""
    shutil.copytree(sys.prefix, root / ".venv", symlinks=True, copy_function=os.link)
    for path in (root / ".venv").glob("lib/python*/site-packages/*.pth"):
        text = path.read_text(encoding="utf-8")
        if str(ROOT) in text:
            path.unlink()
            path.write_text(text.replace(str(ROOT), str(root)), encoding="utf-8")


def can_go(needs: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Each room that can be taken out, with those that cannot stand without it."""
    return {name: _with_it(name, needs) for name in needs if not name.startswith(CORE)}


def _with_it(name: str, needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    gone = {name}
    while more := {other for other, wanted in needs.items() if other not in gone and gone & set(wanted)}:
        gone |= more
    return (name, *sorted(gone - {name}))


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
    with House.built() as house:
        stands = [_stands(house, gone, tests=not options.open) for name, gone in rooms.items() if name in wanted]
    return 0 if all(stands) else 1


def _stands(house: House, gone: tuple[str, ...], *, tests: bool) -> bool:
    began = time.monotonic()
    try:
        with house.without(gone):
            house.forget(gone)
            house.open()
            said = house.test() if tests else "it opens"
    except HouseFell as fell:
        print(f"without {', '.join(gone)}:\n{fell}", flush=True)
        return False
    print(f"without {', '.join(gone)}: {said.strip().splitlines()[-1]} ({time.monotonic() - began:.0f} s)", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
