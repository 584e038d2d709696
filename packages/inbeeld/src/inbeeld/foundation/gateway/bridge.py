"""Runs Django's WSGI application in a thread for a request whose body has arrived."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from asgiref.wsgi import WsgiToAsgiInstance

Scope = MutableMapping[str, Any]
Environ = dict[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

PART = 256 * 1024
SLOWEST_READER = 30.0  # seconds for one part, after which a download is given up


def environ_of(scope: Scope, body: bytes | bytearray) -> Environ:
    """The request as WSGI has it. A header with an underscore could pass for one that only a proxy sets: left out."""
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    instance = WsgiToAsgiInstance(None)  # type: ignore[no-untyped-call]  # asgiref has no types
    instance.scope = {**scope, "headers": headers}
    environ: Environ = instance.build_environ(instance.scope, io.BytesIO(body))  # type: ignore[no-untyped-call]
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    return environ


class Answer:
    """Takes what the application says, in its thread; a long answer goes out part by part meanwhile."""

    def __init__(self, send: Send, loop: asyncio.AbstractEventLoop) -> None:
        self.send, self.loop = send, loop
        self.start: dict[str, Any] = {}
        self.has_started = False

    def start_response(self, status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
        self.start = {
            "type": "http.response.start",
            "status": int(status.split(" ", 1)[0]),
            "headers": [(name.lower().encode("ascii"), value.encode("latin-1")) for name, value in headers],
        }

    async def pass_on(self, part: bytes, *, more: bool) -> None:
        if not self.has_started:
            self.has_started = True
            await self.send(self.start)
        await self.send({"type": "http.response.body", "body": part, "more_body": more})

    def pass_on_from_thread(self, part: bytes) -> None:
        asyncio.run_coroutine_threadsafe(self.pass_on(part, more=True), self.loop).result(SLOWEST_READER)


def run_in_thread(application: Application, environ: Environ, answer: Answer) -> bytes:
    """What is left to send once the application has finished: for nearly every page all of it."""
    produced = application(environ, answer.start_response)
    gathered = bytearray()
    try:
        for part in produced:
            gathered += part
            if len(gathered) >= PART:
                answer.pass_on_from_thread(bytes(gathered))
                gathered.clear()
    finally:
        close = getattr(produced, "close", None)
        if close is not None:
            close()
    return bytes(gathered)
