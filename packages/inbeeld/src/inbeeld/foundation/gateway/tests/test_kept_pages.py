"""What is the same for everybody is made once and outlives the database; what is not goes the ordinary way."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from inbeeld.foundation.gateway import kept_pages
from inbeeld.foundation.gateway.kept_pages import KeptPages
from inbeeld.foundation.rooms.api import kept_pages as kept_addresses

Page = tuple[dict[bytes, bytes], bytes]


class Door:
    """The kept pages, how often the application behind them was asked, and a switch that takes the database away."""

    def __init__(self) -> None:
        self.asked = 0
        self.database_is_away = False
        self.django = get_wsgi_application()
        self.pages = KeptPages(self.application, kept_addresses)
        self.pages.addresses = frozenset(kept_addresses())

    def application(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.asked += 1
        if self.database_is_away:
            raise OperationalError
        return self.django(environ, start_response)

    def get(
        self, path: str, query: str = "", method: str = "GET", **headers: str
    ) -> tuple[dict[bytes, bytes], bytes] | None:
        given = {"host": "localhost", **headers}
        scope = {
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "scheme": "http",
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()],
        }
        key = self.pages.key_of(scope)
        if key and key not in self.pages.kept:
            self.pages.make(key)
        answer = self.pages.answer(key, scope) if key else None
        return (dict(answer[0]), answer[1]) if answer else None


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
    assert first is not None
    assert first == second
    assert first[0][b"cache-control"] == b"no-store"
    assert b"content-security-policy" in first[0]
    assert first[0][b"content-length"] == str(len(first[1])).encode()
    assert door.asked == 1
    assert len(queries) == 0


def test_each_language_has_its_own_and_each_browser_its_encoding(door: Door) -> None:
    dutch, english = door.get("/info/2/"), door.get("/info/2/", "language=en")
    zipped = door.get("/info/2/", accept_encoding="gzip, br")
    assert dutch
    assert english
    assert zipped
    assert "Waar gaat het over?" in dutch[1].decode()
    assert "What is it about?" in english[1].decode()
    assert zipped[0][b"content-encoding"] == b"gzip"
    assert gzip.decompress(zipped[1]) == dutch[1]
    assert door.asked == 2


def test_a_question_for_the_head_alone_gets_no_body(door: Door) -> None:
    page, head = door.get("/info/2/"), door.get("/info/2/", method="HEAD")
    assert page
    assert head
    assert head[1] == b""
    assert head[0] == page[0]


@pytest.mark.parametrize(
    ("path", "query", "method", "headers"),
    [
        ("/info/99/", "", "GET", {}),
        ("/info/2/", "language=xx", "GET", {}),
        ("/info/2/", "x=1", "GET", {}),
        ("/signalen/nieuw/", "", "GET", {}),
        ("/info/2/", "", "POST", {}),
        ("/", "", "GET", {"cookie": "sessie=x"}),
        ("/info/2/", "", "GET", {"host": "elders.example"}),
        ("/info/2/", "", "GET", {"host": ""}),
        ("/info/2/", "", "GET", {"host": "localhost.elders.example"}),
    ],
)
def test_whatever_is_not_the_same_for_everybody_is_not_kept(
    door: Door, path: str, query: str, method: str, headers: dict[str, str]
) -> None:
    assert door.get(path, query, method, **headers) is None
    assert door.asked == 0


def test_what_is_kept_stays_small_whatever_is_asked(door: Door) -> None:
    for number in range(50):
        door.get("/info/2/", f"language={number}")
        door.get("/info/2/", accept_encoding=f"odd-{number}", user_agent=f"odd-{number}")
    assert len(door.pages.kept) == 1


def test_no_visitor_puts_anything_into_a_page_for_the_others(door: Door) -> None:
    """The page is made from a question of our own, whoever asks first."""
    first = door.get("/info/2/", accept_language="xx", x_forwarded_host="elders.example", user_agent="<script>")
    assert first is not None
    assert b"elders" not in first[1]
    assert b"<script>xx" not in first[1]


def test_what_was_changed_shows_once_a_page_is_old(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.get("/info/dichtbij/")
    assert not door.pages.is_old(("/info/dichtbij/", ""))
    monkeypatch.setattr(kept_pages, "KEPT_SECONDS", -1)
    assert door.pages.is_old(("/info/dichtbij/", ""))
    door.pages.make(("/info/dichtbij/", ""))
    assert door.asked == 2


def test_an_old_page_is_better_than_none_when_the_database_is_away(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    door.pages.open()
    before = door.get("/info/dichtbij/")
    door.database_is_away = True
    door.pages.make(("/info/dichtbij/", ""))
    assert door.get("/info/dichtbij/") == before
    assert "could not be made anew" in caplog.text


def test_with_every_page_made_at_the_start_none_asks_the_application_later(door: Door) -> None:
    door.pages.open()
    asked = door.asked
    for path in kept_addresses():
        for query in kept_pages.LANGUAGES:
            assert door.get(path, query) is not None, path
    assert door.asked == asked


def test_over_plain_http_a_page_goes_the_ordinary_way_to_be_sent_on_to_https(door: Door, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert door.get("/info/2/") is None
    assert door.get("/info/2/", x_forwarded_proto="https") is not None
