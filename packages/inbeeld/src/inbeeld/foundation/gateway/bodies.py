"""Reads the body of a request before it takes a thread: up to a size, within a time, all together under a ceiling."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

from .rules import LONGEST_SILENCE

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]


class Refused(Exception):
    """The request is answered with a status and no page was asked for it."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class ClientLeft(Exception):
    """Nobody waits for an answer any more."""


TOO_SLOW, TOO_LARGE, FULL = 408, 413, 503


class Memory:
    """What the bodies that are being read or worked on hold together."""

    def __init__(self, most: int) -> None:
        self.most, self.held = most, 0

    @contextmanager
    def body(self) -> Iterator[Body]:
        body = Body(self)
        try:
            yield body
        finally:
            self.held -= len(body.content)


class Body:
    """Grows while it arrives."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.content = bytearray()

    async def read(self, receive: Receive, *, largest: int, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                while await self._more(receive, largest):
                    pass
        except TimeoutError as error:
            raise Refused(TOO_SLOW) from error

    async def _more(self, receive: Receive, largest: int) -> bool:
        async with asyncio.timeout(LONGEST_SILENCE):
            message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientLeft
        part = message.get("body", b"")
        if len(self.content) + len(part) > largest:
            raise Refused(TOO_LARGE)
        if self.memory.held + len(part) > self.memory.most:
            raise Refused(FULL)
        self.content += part
        self.memory.held += len(part)
        return bool(message.get("more_body"))


async def drop_rest(receive: Receive, *, most: int, seconds: float) -> None:
    """Let a browser finish sending what was refused, keeping none of it: it shows no answer before it has sent all."""
    dropped = 0
    try:
        async with asyncio.timeout(seconds):
            while dropped < most:
                message = await receive()
                dropped += len(message.get("body", b""))
                if message["type"] == "http.disconnect" or not message.get("more_body"):
                    return
    except TimeoutError:
        return
