"""The pytest plugin: runs the tests of a room once and writes down which lines each runs, then tries every break.

Each break is tried in a forked process with only the tests that run its line, the quickest first. The child has a limit
of processor time, so that a loop without end is a break that was noticed, on a busy machine too.
"""

from __future__ import annotations

import ast
import gc
import json
import os
import resource
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from .applying import CannotBreak, CannotLoad, Loaded, apply
from .breaking import Mutant, mapped
from .remembering import Memory

NOTICED, UNNOTICED, IMPOSSIBLE, FAULT = range(4)
PATIENCE = 600  # seconds on the clock, for a test that waits for itself
ENOUGH_SECONDS = 30.0  # of processor time for one mutant; a test that does not fit in counts as one that does not fail


@dataclass
class Watch:
    """`memory` holds what the run finds; `failed` the tests that fail without any break."""

    mutants: list[Mutant]
    memory: Memory
    tell: Callable[[str], None]
    killers: dict[str, str] = field(default_factory=dict)  # by function: the test that noticed its last mutant
    lines: dict[str, set[tuple[str, int]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    finished: bool = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed or not session.items:
            self.failed.append("the tests cannot be collected")
            return True
        files = {str(mutant.path) for mutant in self.mutants}
        for item in session.items:
            self.learn(item, session, files)
        if not self.failed:
            self.try_all({item.nodeid: item for item in session.items}, session)
            self.finished = True
        return True

    def learn(self, item: pytest.Item, session: pytest.Session, files: set[str]) -> None:
        started = time.process_time()
        with lines_of(files) as lines:
            if not passes(item, session):
                self.failed.append(item.nodeid)
        self.lines[item.nodeid] = lines
        self.seconds[item.nodeid] = time.process_time() - started

    def tests_of(self, mutant: Mutant) -> list[str]:
        """Those that run its statement, or its function when it stands at the head; all for what runs at import."""
        path, site = str(mutant.path), mapped(mutant.path.read_text(encoding="utf-8"))[1][mutant.node]
        first, last = site.lines
        if site.head:
            first, last = body_lines(mutant)
        found = {name for name, lines in self.lines.items() if any(p == path and first <= n <= last for p, n in lines)}
        if (not site.function and not site.head) or (not found and runs_at_import(mutant.path, site.names[0])):
            found = set(self.lines)
        killer = self.killers.get(site.qualname)
        return sorted(found, key=lambda name: (name != killer, round(self.seconds[name], 1), name))

    def chosen(self, mutant: Mutant) -> list[str]:
        """The quickest of them, as many as fit in the time that one mutant may take."""
        names: list[str] = []
        spent = 0.0
        for name in self.tests_of(mutant):
            spent += self.seconds[name]
            if names and spent > ENOUGH_SECONDS:
                break
            names.append(name)
        return names

    def try_all(self, items: dict[str, pytest.Item], session: pytest.Session) -> None:
        loaded = Loaded.here({str(mutant.path) for mutant in self.mutants})
        gc.collect()
        gc.freeze()  # a child would copy what the collector touches
        with kept_data() as restore:
            for number, mutant in enumerate(self.mutants, 1):
                restore()
                chosen = [items[name] for name in self.chosen(mutant)]
                outcome, killer = self.outcome(mutant, chosen, session, loaded)
                if outcome == FAULT:
                    self.failed.append(f"the runner itself, with {mutant.name}")
                    continue
                self.memory.remember(mutant, outcome, None if killer is None else killer.path)
                if killer is not None:
                    site = mapped(mutant.path.read_text(encoding="utf-8"))[1][mutant.node]
                    self.killers[site.qualname] = killer.nodeid
                if outcome == UNNOTICED:
                    self.tell(f"{number}/{len(self.mutants)}: {len(chosen)} tests do not notice {mutant.name}")

    def outcome(
        self, mutant: Mutant, chosen: list[pytest.Item], session: pytest.Session, loaded: Loaded
    ) -> tuple[int, pytest.Item | None]:
        """A break that no test reaches was not noticed. The second is the test that failed, if one did."""
        if not chosen:
            return UNNOTICED, None
        limit = 2 + 5 * sum(self.seconds[item.nodeid] for item in chosen)
        outcome, failed = in_child(lambda: attempt(mutant, chosen, session, loaded), limit)
        return outcome, None if failed is None else chosen[failed]


def attempt(
    mutant: Mutant, items: list[pytest.Item], session: pytest.Session, loaded: Loaded
) -> tuple[int, int | None]:
    """What becomes of a mutant in this process, and the number of the test that failed."""
    try:
        apply(mutant, loaded)
    except CannotBreak:
        return IMPOSSIBLE, None
    except CannotLoad:
        return NOTICED, None
    for number, item in enumerate(items):
        try:
            passed = passes(item, session)
        except BaseException:
            passed = False
        if not passed:
            return NOTICED, number
    return UNNOTICED, None


def passes(item: Any, session: pytest.Session) -> bool:
    """What lasts for the whole session stays, and nothing that lasts for less."""
    item._initrequest()  # noqa: SLF001
    reports = runtestprotocol(item, log=False, nextitem=session)  # type: ignore[arg-type]
    return not any(report.failed for report in reports)


def body_lines(mutant: Mutant) -> tuple[int, int]:
    """From the first to the last line of the function at whose head a break stands."""
    sites = mapped(mutant.path.read_text(encoding="utf-8"))[1]
    own = sites[mutant.node].qualname
    lines = [line for site in sites.values() if site.function == own for line in site.lines]
    return min(lines, default=-1), max(lines, default=-1)


@cache
def runs_at_import(path: Path, name: str) -> bool:
    """Whether a constant of the module is made with this function."""
    tree = ast.parse(path.read_bytes())
    constants = [node for node in tree.body if isinstance(node, (ast.Assign, ast.AnnAssign))]
    return any(getattr(node, "id", "") == name for constant in constants for node in ast.walk(constant))


@contextmanager
def lines_of(files: set[str]) -> Iterator[set[tuple[str, int]]]:
    """The lines of these files that run meanwhile, in every thread."""
    found: set[tuple[str, int]] = set()

    def watch(frame: FrameType, _event: str, _argument: object) -> Any:
        path = frame.f_code.co_filename
        if path not in files:
            return None
        found.add((path, frame.f_lineno))
        return watch

    threading.settrace(watch)
    sys.settrace(watch)
    try:
        yield found
    finally:
        sys.settrace(None)
        threading.settrace(None)


@contextmanager
def kept_data() -> Iterator[Callable[[], None]]:
    """Each break begins with the database and the keys as the first run left them."""
    data = Path(os.environ.get("INBEELD_DATA", "/nonexistent"))
    kept = data.with_name(f"{data.name}-kept")
    close_connections()
    if data.is_dir():
        shutil.copytree(data, kept, dirs_exist_ok=True)

    def restore() -> None:
        close_connections()
        for path in kept.rglob("*"):
            place = data / path.relative_to(kept)
            if path.is_file() and not (place.exists() and same(path, place)):
                shutil.copy2(path, place)
        for left in set(data.rglob("*.sqlite3-*")):
            left.unlink()

    yield restore
    shutil.rmtree(kept, ignore_errors=True)


def same(one: Path, other: Path) -> bool:
    a, b = one.stat(), other.stat()
    return (a.st_size, a.st_mtime_ns) == (b.st_size, b.st_mtime_ns)


def close_connections() -> None:
    if "django.db" in sys.modules:
        from django.db import connections

        connections.close_all()


def in_child(work: Callable[[], tuple[int, int | None]], limit: float) -> tuple[int, int | None]:
    """What `work` answers in a process of its own; one that is stopped, or dies, was noticed."""
    sys.stdout.flush()
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        answer: tuple[int, int | None] = FAULT, None
        try:
            silence()
            resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 1))
            signal.alarm(PATIENCE)
            answer = work()
        finally:
            os.write(theirs, json.dumps(answer).encode())
            os._exit(0)
    os.waitpid(child, 0)
    os.close(theirs)
    os.set_blocking(ours, False)  # a process that the child left behind may hold the other end
    try:
        outcome, failed = json.loads(os.read(ours, 100) or f"[{NOTICED}, null]")
    except BlockingIOError:
        outcome, failed = NOTICED, None
    os.close(ours)
    return outcome, failed


def silence() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)
