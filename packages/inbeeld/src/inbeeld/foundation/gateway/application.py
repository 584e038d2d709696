"""The ASGI application that the web server runs: kept pages at once, everything else in its lane."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable

from django.conf import settings

from .asking import announced_size, asked_of
from .bodies import TOO_LARGE, Body, ClientLeft, Memory, Receive, Refused, drop_rest
from .bridge import Answer, Application, Scope, Send, environ_of, run_in_thread
from .kept_pages import KeptPages
from .lanes import LaneThreads, open_lanes
from .refusals import refuse
from .rules import MIB, SECONDS_TO_ARRIVE, Lane, lane_of, largest_body, seconds_for

log = logging.getLogger(__name__)

MISDIRECTED = 421
STAFF_LANES = {Lane.STAFF, Lane.STAFF_FILES, Lane.ACCOUNT, Lane.SYSTEMS}
FORWARDED = {b"forwarded", b"x-forwarded-for", b"x-real-ip"}


class Gateway:
    """Bodies of the public and of staff are held under ceilings of their own."""

    def __init__(self, application: Application, kept_addresses: Callable[[], Iterable[str]]) -> None:
        self.application = application
        self.pages = KeptPages(application, kept_addresses)
        self.public_memory, self.staff_memory = Memory(64 * MIB), Memory(128 * MIB)
        self._lanes: dict[Lane, LaneThreads] = {}
        self._renewing: set[asyncio.Task[None]] = set()

    @property
    def lanes(self) -> dict[Lane, LaneThreads]:
        """Opened within the server's loop."""
        if not self._lanes:
            self._lanes = open_lanes()
        return self._lanes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                threads = self.lanes[Lane.PAGES].threads
                await asyncio.get_running_loop().run_in_executor(threads, self.pages.open)
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if await self._answer_from_memory(scope, send):
            return
        try:
            if is_behind_unknown_proxy(scope):
                raise Refused(MISDIRECTED)  # noqa: TRY301 - answered like every other refusal
            await self._answer_in_lane(scope, receive, send)
        except Refused as refused:
            if refused.status == TOO_LARGE:
                await drop_rest(receive, most=5 * settings.LARGEST_FILE, seconds=SECONDS_TO_ARRIVE)
            await refuse(send, refused.status)
        except ClientLeft:
            pass

    async def _answer_from_memory(self, scope: Scope, send: Send) -> bool:
        key = self.pages.key_of(scope)
        answer = self.pages.answer(key, scope) if key else None
        if key is None or answer is None:
            return False
        headers, body = answer
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})
        if self.pages.is_old(key):
            task = asyncio.create_task(self._renew(key))
            self._renewing.add(task)
            task.add_done_callback(self._renewing.discard)
        return True

    async def _renew(self, key: tuple[str, str]) -> None:
        try:
            await self.pages.renew(key, self.lanes[Lane.PAGES])
        except Refused:
            log.info("Public pages are not made anew while their lane is full.")

    async def _answer_in_lane(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = asked_of(scope)
        size, largest = announced_size(scope), largest_body(asked, settings.LARGEST_FILE)
        if size is not None and size > largest:
            raise Refused(TOO_LARGE)
        lane = lane_of(asked, size)
        memory = self.staff_memory if lane in STAFF_LANES else self.public_memory
        with memory.body() as body:
            if asked.sends:
                await body.read(receive, largest=largest, seconds=seconds_for(size, largest))
            answer, rest = await self._ask(scope, body, send, lane)
        await answer.pass_on(rest, more=False)

    async def _ask(self, scope: Scope, body: Body, send: Send, lane: Lane) -> tuple[Answer, bytes]:
        loop = asyncio.get_running_loop()
        answer = Answer(send, loop)
        async with self.lanes[lane].thread() as threads:
            environ = environ_of(scope, body.content)
            rest = await loop.run_in_executor(threads, run_in_thread, self.application, environ, answer)
        return answer, rest


def is_behind_unknown_proxy(scope: Scope) -> bool:
    """A proxy that no setting names would make all visitors look like one, whose mistakes everybody waits for."""
    if settings.DEMO or settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return False
    return any(name in FORWARDED for name, _ in scope["headers"])
