"""After a broadcast: help pages per second, beside the same server answering a constant of the same size.

The server runs as in production (granian, one worker, four threads). A few connections ask without pause; requests are
sent in small bundles, so that the one who asks is not what is measured. Both servers take turns.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.report import Line, show

SECONDS = 3.0
ROUNDS = 3
CONNECTIONS = 4
BUNDLE = 16
SLOWEST = 1 / 0.6
PAGE = "/info/4/"
CONSTANT = """
BODY = open({path!r}, "rb").read()
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]

def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return [BODY]
"""


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(application: str, environment: dict[str, str]) -> Iterator[int]:
    port = free_port()
    options = ["--interface", "wsgi", "--port", str(port), "--blocking-threads", "4", "--no-access-log"]
    command = [sys.executable, "-m", "granian", *options, "--log-level", "warning", application]
    running = subprocess.Popen(command, env=environment)  # noqa: S603 - written here
    try:
        deadline = time.monotonic() + 60
        while not is_open(port):
            if running.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("The server does not open.")
            time.sleep(0.1)
        yield port
    finally:
        running.terminate()
        running.wait(20)


def is_open(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def request() -> bytes:
    lines = [f"GET {PAGE} HTTP/1.1", "Host: localhost", "X-Forwarded-Proto: https", "Accept-Encoding: gzip", "", ""]
    return "\r\n".join(lines).encode()


def whole_answer(port: int) -> bytes:
    """One answer, head and body, as it comes over the line."""
    with closing(socket.create_connection(("127.0.0.1", port))) as line:
        line.settimeout(60)
        line.sendall(request())
        received = b""
        while b"\r\n\r\n" not in received:
            received += line.recv(65536)
        head, _, body = received.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode())
        length = int(re.search(rb"content-length: (\d+)", head, re.I)[1])  # type: ignore[index]
        while len(body) < length:
            body += line.recv(65536)
    return head + b"\r\n\r\n" + body


def answers_per_second(port: int) -> float:
    size = len(whole_answer(port))
    counts = [0] * CONNECTIONS
    until = time.perf_counter() + SECONDS

    def ask(place: int) -> None:
        bundle = request() * BUNDLE
        with closing(socket.create_connection(("127.0.0.1", port))) as line:
            while time.perf_counter() < until:
                line.sendall(bundle)
                left = size * BUNDLE
                while left > 0:
                    left -= len(line.recv(262144))
                counts[place] += BUNDLE

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(CONNECTIONS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - start)


def prepared(folder: Path) -> dict[str, str]:
    """The environment of an installation with its tables and files for the browser."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "inbeeld.settings.production",
        "INBEELD_SECRET_KEY": "only-for-the-benchmark-" * 3,
        "INBEELD_HOSTS": "localhost",
        "INBEELD_DATA": str(folder),
        "INBEELD_KEY_FILE": str(folder / "keys.json"),
    }
    for command in (["keys", "create"], ["migrate", "-v0"], ["collectstatic", "-v0", "--no-input"]):
        subprocess.run([sys.executable, "-m", "inbeeld", *command], env=environment, check=True, capture_output=True)  # noqa: S603
    return environment


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = prepared(folder)
        with server("inbeeld.wsgi:application", environment) as pages:
            body = whole_answer(pages).partition(b"\r\n\r\n")[2]
            (folder / "page").write_bytes(body)
            (folder / "constant.py").write_text(CONSTANT.format(path=str(folder / "page")))
            with server("constant:application", {**environment, "PYTHONPATH": str(folder)}) as constant:
                rounds = [(answers_per_second(constant), answers_per_second(pages)) for _ in range(ROUNDS)]
    bare, page = max(one for one, _ in rounds), max(one for _, one in rounds)
    return show(
        [
            Line(f"a constant of {len(body):,} bytes", bare, "/s"),
            Line(f"the help page {PAGE} (ratio: time beside the constant)", page, "/s", bare / page, SLOWEST),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
