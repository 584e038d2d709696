"""A real web server on a database of its own, and strangers who talk to it by socket."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fixtures.migrated import copy_migrated
from inbeeld.foundation.gateway.serving import server_command

PATIENCE = 60.0


class Served:
    """The product behind its own web server; `database` is its SQLite file."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "served.sqlite3"
        copy_migrated(self.database)
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "inbeeld.settings.testing",
            "INBEELD_DATA": str(folder),
            "INBEELD_DATABASE": f"sqlite:///{self.database}",
        }
        self.process = subprocess.Popen(
            server_command("127.0.0.1", self.port), env=self.environment, stdout=subprocess.DEVNULL
        )

    def wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            assert self.process.poll() is None
            try:
                if self.ask("GET /gezond/ HTTP/1.1\r\nHost: localhost\r\n\r\n").startswith("HTTP/1.1 200"):
                    return
            except OSError:
                assert time.monotonic() < deadline, "the server does not open"
                time.sleep(0.1)

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def ask(self, head: str, body: bytes = b"") -> str:
        """Send a request as it stands here and read the first part of the answer."""
        with self.connect() as line:
            line.sendall(head.encode() + body)
            return line.recv(65536).decode(errors="replace")

    def get(self, path: str, **headers: str) -> str:
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        return self.ask(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n")

    def resident_mebibytes(self) -> float:
        """Of the web server and its children."""
        listed = subprocess.run(
            ["ps", "-o", "rss=", "--pid", str(self.process.pid), "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=True,
        )
        return sum(int(line) for line in listed.stdout.split()) / 1024

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("served"))
    try:
        served.wait()
        yield served
    finally:
        served.end()
