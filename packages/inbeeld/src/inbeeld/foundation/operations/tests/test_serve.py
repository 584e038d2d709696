"""`inbeeld serve` opens, keeps both processes up, and stops when asked."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fixtures.postgresql import Server

PATIENCE_SECONDS = 180


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(folder: Path, port: int, **settings: str) -> subprocess.Popen[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("INBEELD_", "DJANGO_"))}
    environment = {**own, "INBEELD_DATA": str(folder / "var"), "INBEELD_DEMO": "0", **settings}
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


def status(port: int, path: str) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as line:
        line.request("GET", path)
        return line.getresponse().status


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


@pytest.fixture
def database() -> Iterator[Server]:
    # Not below `tmp_path`: PostgreSQL runs as a user of its own, who may not read there.
    with tempfile.TemporaryDirectory(prefix="inbeeld-test-") as folder:
        server = Server(Path(folder) / "postgresql")
        yield server
        server.stop()


@pytest.mark.skipif(os.environ.get("INBEELD_TEST_ENGINE") != "postgresql", reason="SQLite is a file beside the program")
def test_a_database_that_goes_away_and_comes_back_takes_nothing_else_along(
    tmp_path: Path, port: int, database: Server
) -> None:
    served = serve(tmp_path, port, INBEELD_DATABASE=database.start())
    try:
        wait_for("it does not open", served, port)
        assert status(port, "/signalen/nieuw/") == 200
        database.halt()
        for _ in range(15):
            assert [status(port, path) for path in ("/", "/info/", "/gezond/")] == [200, 200, 200]
            assert status(port, "/signalen/nieuw/") == 503
            time.sleep(0.2)
        assert served.poll() is None
        database.resume()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while status(port, "/signalen/nieuw/") != 200:
            assert time.monotonic() < deadline, "it does not come back"
            time.sleep(0.2)
        assert served.poll() is None
    finally:
        served.terminate()
        served.communicate(timeout=PATIENCE_SECONDS)
