"""Which lane a request takes, and what it may bring."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from django.conf import settings
from django.urls import get_resolver

from fixtures.event_loop import run_alone
from fixtures.sources import INBEELD
from inbeeld.foundation.gateway.asking import announced_size, asked_of
from inbeeld.foundation.gateway.bodies import ClientLeft, Memory, Refused
from inbeeld.foundation.gateway.lanes import LaneThreads
from inbeeld.foundation.gateway.rules import FORM, MIB, Asked, Lane, LaneSize, lane_of, largest_body, seconds_for


def scope(method: str, path: str, **headers: str) -> dict[str, Any]:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"method": method, "path": path, "headers": pairs}


LANES = [
    ("GET", "/static/design/page.css", {}, Lane.STATIC),
    ("GET", "/gezond/", {}, Lane.HEALTH),
    ("GET", "/gezond/gereed/", {"authorization": "Bearer x"}, Lane.HEALTH),
    ("GET", "/info/", {}, Lane.PAGES),
    ("GET", "/nergens/", {}, Lane.PAGES),
    ("POST", "/info/dichtbij/", {"content_length": "20"}, Lane.SENDING),
    ("POST", "/nergens/", {"content_length": "20"}, Lane.SENDING),
    ("POST", "/signalen/nieuw/", {"content_length": str(FORM)}, Lane.SENDING),
    ("POST", "/signalen/nieuw/", {"content_length": str(FORM + 1)}, Lane.FILES),
    ("POST", "/signalen/nieuw/", {"transfer_encoding": "chunked"}, Lane.FILES),
    ("GET", "/signalen/volgen/", {}, Lane.PAGES),
    ("POST", "/signalen/volgen/", {"content_length": "20"}, Lane.CODES),
    ("POST", "/signalen/volgen/", {"content_length": str(FORM + 1)}, Lane.FILES),
    ("POST", "/bericht/terug/", {"content_length": "20"}, Lane.CODES),
    ("POST", "/account/inloggen/", {"content_length": "20"}, Lane.ACCOUNT),
    ("GET", "/werk/", {}, Lane.STAFF),
    ("POST", "/zaken/uitwisselen/inlezen/", {"content_length": "20"}, Lane.STAFF),
    ("POST", "/zaken/uitwisselen/inlezen/", {"content_length": str(3 * MIB)}, Lane.STAFF_FILES),
    ("POST", "/api/v1/signals", {"authorization": "Bearer x", "content_length": "20"}, Lane.SYSTEMS),
]


@pytest.mark.parametrize(("method", "path", "headers", "lane"), LANES)
def test_each_kind_of_request_has_its_lane(method: str, path: str, headers: dict[str, str], lane: Lane) -> None:
    asked = scope(method, path, **headers)
    assert lane_of(asked_of(asked), announced_size(asked)) is lane


@pytest.mark.parametrize(
    ("asked", "largest"),
    [
        (Asked(sends=True), FORM),
        (Asked(sends=True, is_staff=True), FORM),
        (Asked(sends=True, takes_files=True), settings.LARGEST_FILE + FORM),
        (Asked(sends=True, by_system=True), settings.LARGEST_FILE * 4 // 3 + FORM),
    ],
)
def test_a_request_may_bring_as_much_as_its_page_needs(asked: Asked, largest: int) -> None:
    assert largest_body(asked, settings.LARGEST_FILE) == largest


def test_a_slow_telephone_has_time_for_the_largest_document() -> None:
    assert seconds_for(20 * MIB, 21 * MIB) > 20 * MIB / (16 * 1024)
    assert seconds_for(500, FORM) < 30


def arriving(*parts: bytes) -> Any:
    messages = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    messages[-1]["more_body"] = False

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    return receive


@pytest.mark.parametrize(("size", "fits"), [(9, True), (10, True), (11, False)])
def test_a_body_is_read_up_to_its_limit(size: int, fits: bool) -> None:
    memory = Memory(100)
    with memory.body() as body:
        reading = body.read(arriving(b"a" * (size - 1), b"b"), largest=10, seconds=5)
        if fits:
            run_alone(reading)
            assert bytes(body.content) == b"a" * (size - 1) + b"b"
            assert memory.held == size
        else:
            with pytest.raises(Refused, match="413"):
                run_alone(reading)
    assert memory.held == 0


def test_all_bodies_together_stay_under_the_ceiling() -> None:
    memory = Memory(15)
    with memory.body() as first, memory.body() as second:
        run_alone(first.read(arriving(b"a" * 10), largest=10, seconds=5))
        with pytest.raises(Refused, match="503"):
            run_alone(second.read(arriving(b"a" * 6), largest=10, seconds=5))
        run_alone(second.read(arriving(b"a" * 5), largest=10, seconds=5))


def test_nobody_is_answered_who_has_left() -> None:
    async def left() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    with Memory(10).body() as body, pytest.raises(ClientLeft):
        run_alone(body.read(left, largest=10, seconds=5))


def test_a_full_lane_refuses_instead_of_queueing_for_ever() -> None:
    async def three_at_once() -> list[str]:
        lane = LaneThreads(Lane.SENDING, LaneSize(threads=1, most_waiting=1, longest_wait=0.2))
        said: list[str] = []

        async def one(name: str, work: float) -> None:
            try:
                async with lane.thread():
                    await asyncio.sleep(work)
                    said.append(f"{name} answered")
            except Refused:
                said.append(f"{name} refused")

        await asyncio.gather(one("first", 0.05), one("second", 0), one("third", 0))
        await asyncio.gather(one("slow", 0.5), one("patient", 0))
        async with lane.thread():
            said.append("free again")
        return said

    said = run_alone(three_at_once())
    assert said == [
        "third refused", "first answered", "second answered", "patient refused", "slow answered", "free again",
    ]  # fmt: skip


def test_every_view_that_reads_documents_says_so() -> None:
    """Without the mark its form would be refused above a mebibyte."""
    marked = {view.__module__ for view in _views(get_resolver().url_patterns) if getattr(view, "takes_files", False)}
    reading = {
        ".".join(("inbeeld", *path.relative_to(INBEELD).with_suffix("").parts))
        for path in INBEELD.rglob("views/**/*.py")
        if "request.FILES" in path.read_text()
    }
    assert reading - marked <= {"inbeeld.chain.signals.views.uploads"}, "mark the view with takes_files"


def _views(patterns: Any) -> Any:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _views(pattern.url_patterns)
        else:
            yield pattern.callback
