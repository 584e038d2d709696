"""A confined process tries each harm itself. Free, each of them works, so that a failure means something."""

from __future__ import annotations

import ctypes
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from inbeeld.foundation.sandbox import running
from inbeeld.foundation.sandbox.layers import inner_layers, namespaces, other_user
from inbeeld.foundation.sandbox.running import Limits, NoAnswer, answer_of

from .harms import HARMS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux confines: elsewhere is for development")
MODULE = "inbeeld.foundation.sandbox.tests.harms"
SECRET = "a key that nobody should see"
GIGABYTE = 2**30


LAYERS = ["all layers", "without namespaces"]


def to_harm(folder: Path) -> Iterator[dict[str, Any]]:
    """Files, a server, a socket, another process, and a secret in our memory and environment."""
    (folder / "keys.json").write_text(SECRET)
    secret = ctypes.create_string_buffer(SECRET.encode())
    with (
        pytest.MonkeyPatch.context() as patched,
        closing(socket.create_server(("127.0.0.1", 0))) as server,
        closing(socket.socket(socket.AF_UNIX)) as line,
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"]) as child,
    ):
        patched.setenv("INBEELD_SECRET_KEY", SECRET)
        line.bind(str(folder / "line"))
        line.listen()
        yield {
            "file": str(folder / "keys.json"),
            "folder": str(folder),
            "port": server.getsockname()[1],
            "socket": str(folder / "line"),
            "child": child.pid,
            "pid": os.getpid(),
            "address": ctypes.addressof(secret),
            "secret": SECRET,
            "program": "/bin/echo",
            "memory": 2 * GIGABYTE,
        }
        child.kill()


@pytest.fixture
def given(tmp_path: Path) -> Iterator[dict[str, Any]]:
    yield from to_harm(tmp_path)


@pytest.fixture(scope="module", params=LAYERS)
def outcomes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """How each harm ended that one confined process tried, and whether the files are as they were."""
    folder = tmp_path_factory.mktemp("harm")
    for there in to_harm(folder):
        before = state_of(folder)
        with pytest.MonkeyPatch.context() as patched:
            if request.param != LAYERS[0]:
                patched.setattr(running, "namespaces", lambda *_asked: ())
            said = answer_of(MODULE, b"", json.dumps(there), *HARMS, limits=Limits(memory=GIGABYTE)).decode()
        found = dict(line.split(": ", 1) for line in said.splitlines())
        yield found | {"files": "as they were" if state_of(folder) == before else "changed"}


def state_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    files = [path for path in folder.iterdir() if path.is_file()]
    return {path.name: (path.stat().st_mode, path.read_bytes()) for path in files}


@pytest.mark.parametrize("name", HARMS)
def test_free_each_harm_can_be_done(name: str, given: dict[str, Any]) -> None:
    command = [sys.executable, "-m", MODULE, json.dumps(given), name]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if "PermissionError" in done.stdout:
        pytest.skip("this machine permits it to nobody")
    assert done.stdout.strip() == f"{name}: done", done.stderr


@pytest.mark.parametrize("name", HARMS)
def test_confined_no_harm_can_be_done(name: str, outcomes: dict[str, str]) -> None:
    assert outcomes[name].startswith("failed")
    assert outcomes["files"] == "as they were"


def test_a_process_that_may_have_threads_has_those_and_no_processes(given: dict[str, Any]) -> None:
    names = ["starts a thread", "starts a process", "starts a program", "becomes a program"]
    said = answer_of(MODULE, b"", json.dumps(given), *names, limits=Limits(threads=True)).decode().splitlines()
    assert [line.endswith(": done") for line in said] == [True, False, False, False]


def test_it_is_stopped_when_it_takes_too_long() -> None:
    with pytest.raises(NoAnswer):
        answer_of("timeit", b"", "-n1", "-r1", "while True: pass", limits=Limits(seconds=1))


def test_this_machine_gives_the_layers_that_are_tested_here() -> None:
    assert inner_layers() == {"files", "calls"}


def test_documents_are_refused_where_the_least_cannot_be_had(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    order = running.command_for("this", (), Limits())[0]
    assert '"must": ["calls"' in " ".join(order)
    monkeypatch.setattr(running, "FILES", "a layer that no kernel has")
    monkeypatch.setattr(running, "namespaces", lambda *_asked: ())
    with pytest.raises(running.NotConfined):
        answer_of("this", b"")
    settings.SANDBOX_REQUIRED = False
    assert b"Zen" in answer_of("this", b"")


def test_our_own_memory_cannot_be_read_by_others_of_the_same_user() -> None:
    answer_of("this", b"")
    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0
    assert namespaces(other_user()) is not None
