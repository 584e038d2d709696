"""Whoever sends slowly, too much, or nothing at all keeps nobody else waiting."""

from __future__ import annotations

import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest

from .conftest import Served

FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
HAND_IN, TALK = (
    "POST /signalen/nieuw/ HTTP/1.1\r\nHost: localhost\r\n",
    "POST /bericht/ HTTP/1.1\r\nHost: localhost\r\n",
)
UNFINISHED = {
    "headers that never end": "GET /info/ HTTP/1.1\r\nHost: localhost\r\nX-Long: ",
    "a body that does not come": f"{HAND_IN}{FORM}Content-Length: 900\r\n\r\n",
    "a body without a length": f"{TALK}{FORM}Transfer-Encoding: chunked\r\n\r\n",
    "a document that does not come": (
        "POST /signalen/nieuw/ HTTP/1.1\r\nHost: localhost\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n--x\r\n"
    ),
    "a sign-in that does not come": (
        f"POST /account/inloggen/ HTTP/1.1\r\nHost: localhost\r\n{FORM}Content-Length: 90\r\n\r\n"
    ),
}
MANY = 40


@contextmanager
def unfinished(served: Served, head: str) -> Iterator[None]:
    with ExitStack() as stack:
        for _ in range(MANY):
            stack.enter_context(served.connect()).sendall(head.encode())
        time.sleep(0.3)
        yield


@contextmanager
def locked_by_a_writer(served: Served) -> Iterator[None]:
    with closing(sqlite3.connect(served.database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            writer.execute("ROLLBACK")


def seconds(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


@pytest.mark.parametrize("head", UNFINISHED.values(), ids=UNFINISHED)
def test_everything_is_answered_beside_many_unfinished_requests(served: Served, head: str) -> None:
    with unfinished(served, head):
        for path in ("/info/", "/signalen/nieuw/", "/account/inloggen/", "/werk/", "/gezond/gereed/"):
            assert served.get(path).split()[1] in {"200", "302", "503"}, path  # 503: readiness has its own opinion


def test_a_body_that_stops_coming_is_given_up(served: Served) -> None:
    with served.connect() as line:
        line.sendall(UNFINISHED["a body that does not come"].encode())
        assert line.recv(4096).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("path", ["/info/dichtbij/", "/account/inloggen/", "/signalen/nieuw/"])
def test_what_is_too_large_is_refused_without_taking_memory(served: Served, path: str) -> None:
    before = served.resident_mebibytes()
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{FORM}Content-Length: 90000000\r\n\r\n"
    answer = served.ask(head, b"a" * 90_000_000)
    assert answer.startswith("HTTP/1.1 413")
    assert "112" in answer
    assert served.resident_mebibytes() - before < 30


def test_a_length_that_was_not_announced_is_counted(served: Served) -> None:
    head = f"POST /info/dichtbij/ HTTP/1.1\r\nHost: localhost\r\n{FORM}Transfer-Encoding: chunked\r\n\r\n"
    part = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    with served.connect() as line:
        line.sendall(head.encode())
        for _ in range(40):
            line.sendall(part)
        line.sendall(b"0\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 413")


def test_public_pages_are_read_while_hand_ins_wait_for_the_database(served: Served) -> None:
    """A writer holds the database: what must be written waits, what can be read is read."""
    body = b"plaats=Utrecht"
    head = f"POST /bericht/ HTTP/1.1\r\nHost: localhost\r\n{FORM}Content-Length: {len(body)}\r\n\r\n"
    with locked_by_a_writer(served), ExitStack() as stack:
        for _ in range(MANY):
            line: socket.socket = stack.enter_context(served.connect())
            line.sendall(head.encode() + body)
        for path in ("/info/", "/", "/info/2/?language=en"):
            assert seconds(lambda path=path: served.get(path)) < 2, path  # type: ignore[misc]  # a default binds it
            assert served.get(path).startswith("HTTP/1.1 200"), path


def test_no_stranger_gets_a_header_past_us_by_an_underscore(served: Served) -> None:
    """Behind a proxy `X_Forwarded_For` would read as the header that the proxy sets."""
    assert served.get("/signalen/nieuw/", X_Forwarded_Proto="https").startswith("HTTP/1.1 200")
    head = "GET /signalen/nieuw/ HTTP/1.1\r\nHost: localhost\r\nX_Forwarded_For: 1.2.3.4\r\nConnection: close\r\n\r\n"
    assert served.ask(head).startswith("HTTP/1.1 200")


def test_a_proxy_that_no_setting_names_is_refused_with_what_to_do(served: Served) -> None:
    for header in ("X-Forwarded-For: 10.0.0.1", "Forwarded: for=10.0.0.1", "X-Real-IP: 10.0.0.1"):
        head = f"GET /signalen/nieuw/ HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n"
        answer = served.ask(head)
        assert answer.startswith("HTTP/1.1 421"), header
        assert "INBEELD_PROXIES" in answer
    assert served.get("/info/", X_Forwarded_For="10.0.0.1").startswith("HTTP/1.1 200"), "help is never refused"


def test_many_at_once_all_get_an_answer(served: Served) -> None:
    got: list[str] = []
    threads = [threading.Thread(target=lambda: got.append(served.get("/signalen/nieuw/")[:12])) for _ in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert got == ["HTTP/1.1 200"] * 60
