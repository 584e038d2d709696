"""What is the same for everybody is made once; what is not goes the ordinary way."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from fixtures.personas import Persona
from inbeeld.chain.help.prepared import PreparedPages


class Door:
    """The prepared pages, and how often the application behind them was asked."""

    def __init__(self) -> None:
        self.asked = 0
        django = get_wsgi_application()

        def counted(environ: dict[str, Any], start_response: Any) -> Any:
            self.asked += 1
            return django(environ, start_response)

        self.pages = PreparedPages(counted)

    def get(self, address: str, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], str]:
        told: list[Any] = []
        environ = {**RequestFactory().generic(method, address).environ, **headers}
        if "HTTP_COOKIE" not in headers:
            environ.pop("HTTP_COOKIE", None)
        body = b"".join(self.pages(environ, lambda status, names, *_: told.extend((status, dict(names)))))
        if told[1].get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        return told[0], told[1], body.decode()


@pytest.fixture
def door(db: None) -> Iterator[Door]:
    """Without the end of a request closing the connection that the test is in."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Door()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_second_reader_gets_the_same_page_without_any_work(door: Door) -> None:
    first = door.get("/info/2/")
    with CaptureQueriesContext(connection) as queries:
        second = door.get("/info/2/")
    assert first == second
    assert first[0].startswith("200")
    assert first[1]["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in first[1]
    assert door.asked == 1
    assert len(queries) == 0


def test_each_language_and_encoding_has_its_own(door: Door) -> None:
    assert "Waar gaat het over?" in door.get("/info/2/")[2]
    assert "What is it about?" in door.get("/info/2/?taal=en")[2]
    assert "Waar gaat het over?" in door.get("/info/2/", HTTP_ACCEPT_ENCODING="gzip")[2]
    assert door.asked == 3
    for _ in range(2):
        assert "What is it about?" in door.get("/info/2/?taal=en")[2]
    assert door.asked == 3


def test_who_carries_a_cookie_is_looked_at_each_time(door: Door, coordinator: Persona) -> None:
    assert "Waar kunnen we mee helpen?" in door.get("/")[2]
    cookie = f"sessie={coordinator.client.cookies['sessie'].value}"
    status, headers, _ = door.get("/", HTTP_COOKIE=cookie)
    assert status.startswith("302")
    assert headers["Location"] == "/werk/"
    assert "Waar kunnen we mee helpen?" in door.get("/")[2]


def test_whatever_is_not_one_of_the_pages_goes_the_ordinary_way(door: Door) -> None:
    for address in ("/info/99/", "/info/2/?taal=xx", "/info/2/?x=1", "/signalen/nieuw/"):
        asked = door.asked
        door.get(address)
        door.get(address)
        assert door.asked == asked + 2, address
    assert door.get("/info/2/", method="POST")[0].startswith("403")


def test_what_is_kept_stays_small_whatever_is_asked(door: Door) -> None:
    for number in range(200):
        door.get(f"/info/2/?taal={number}")
        door.get("/info/2/", HTTP_ACCEPT_ENCODING=f"odd-{number}", HTTP_HOST="testserver")
    assert len(door.pages.ready) == 1


def test_what_was_changed_shows_once_a_page_is_old(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.get("/info/dichtbij/")
    door.get("/info/dichtbij/")
    assert door.asked == 1
    monkeypatch.setattr("inbeeld.chain.help.prepared.KEPT_SECONDS", 0)
    door.get("/info/dichtbij/")
    assert door.asked == 2
