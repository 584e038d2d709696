"""`inbeeld serve` opens, keeps both processes up, and stops when asked."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

PATIENCE_SECONDS = 180


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(folder: Path, port: int) -> subprocess.Popen[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("INBEELD_", "DJANGO_"))}
    environment = {**own, "INBEELD_DATA": str(folder / "var"), "INBEELD_DEMO": "0"}
    command = [sys.executable, "-m", "inbeeld", "serve", "--prepare", "--port", str(port)]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def is_alive(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def children(process: subprocess.Popen[str]) -> set[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=False
    )
    return {int(number) for number in listed.stdout.split()}


def wait_for(what: str, served: subprocess.Popen[str], port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_alive(port):
        assert time.monotonic() < deadline, what
        assert served.poll() is None, served.communicate()[0]
        time.sleep(0.2)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def served(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    process = serve(tmp_path, port)
    wait_for("it does not open", process, port)
    yield process
    process.terminate()
    process.communicate(timeout=PATIENCE_SECONDS)


def test_it_opens_restarts_what_dies_and_stops_when_asked(served: subprocess.Popen[str], port: int) -> None:
    first = children(served)
    assert len(first) == 3
    for child in first:
        os.kill(child, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while len(children(served) - first) < 3:
        assert time.monotonic() < deadline, "they do not come back"
        time.sleep(0.2)
    wait_for("it does not open again", served, port)
    served.send_signal(signal.SIGTERM)
    output, _ = served.communicate(timeout=PATIENCE_SECONDS)
    assert served.returncode == 0
    assert f"http://localhost:{port}/" in output
    assert not is_alive(port)


def test_a_port_in_use_is_told_in_plain_words(tmp_path: Path, port: int) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        output, _ = serve(tmp_path, port).communicate(timeout=PATIENCE_SECONDS)
    assert f"make run PORT={port + 1}" in output
