"""The web server as in production (granian, one worker), for benchmarks that ask it from outside."""

import http.client
import os
import signal
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import Self

PRODUCT = "inbeeld.asgi:application"
ALIVE = "/gezond/"
SERVER_FAULT = 500
PATIENCE = 60.0


class WebServer:
    """In a process group of its own, so that a kill takes all of it and nothing else; ends with the `with` block.

    `application` and the `folder` it lies in run something else in the product's place, under the same options.
    """

    def __init__(self, application: str = PRODUCT, folder: Path | None = None) -> None:
        from inbeeld.foundation.gateway.api import server_command

        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.command = [*server_command("127.0.0.1", self.port)[:-1], application]
        self.environment = os.environ | ({"PYTHONPATH": str(folder)} if folder else {})
        self.running: subprocess.Popen[bytes]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.end(signal.SIGKILL)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        quiet = subprocess.DEVNULL
        self.running = subprocess.Popen(  # noqa: S603 - our own server
            self.command, start_new_session=True, stdout=quiet, stderr=quiet, env=self.environment
        )
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if self.running.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The server does not open: {' '.join(self.command)}")
            time.sleep(0.05)

    def answers(self) -> bool:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as line:
            try:
                line.request("GET", ALIVE)
                return line.getresponse().status < SERVER_FAULT
            except (OSError, http.client.HTTPException):
                return False

    def end(self, how: signal.Signals) -> None:
        """SIGTERM lets it finish what is under way, SIGKILL does not."""
        os.killpg(self.running.pid, how)
        self.running.wait()
