"""An hour of somebody who wants to silence the site, in a minute: what others still get.

Two hundred connections send their request a byte a second or not at all; from one address come hand-ins as fast as they
are answered, and guesses at codes. Meanwhile 200 readers read the help pages, and people on that same address come back
with codes that are right. The same server without any of it is measured first.
"""

import asyncio
import http.client
import os
import sys
import threading
import time
from contextlib import suppress

from benchmarks.databases import fresh_database
from benchmarks.inbeeld.intake import CODE, FOLLOW, NEW, TOKEN, TYPED, addresses, ask, prepare
from benchmarks.inbeeld.spike import READERS, Read, readers
from benchmarks.report import Line, show
from benchmarks.web_server import WebServer

SECONDS = float(os.environ.get("SIEGE_SECONDS", "15"))
UNFINISHED, FLOODERS, CODES = 200, 12, 30
SLOWEST = 1 / 0.6
BESIEGER = "127.9.0.1"
HEADERS = b"GET /info/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
BODY = b"POST /signalen/nieuw/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"


async def unfinished(port: int, number: int, until: float) -> None:
    while time.perf_counter() < until:
        with suppress(OSError):
            _lines, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(HEADERS if number % 2 else BODY)
            while time.perf_counter() < until and not writer.is_closing():
                await asyncio.sleep(1)
                writer.write(b"a")
                await writer.drain()


async def besieged(port: int, read: Read) -> None:
    until = time.perf_counter() + SECONDS + 2
    slow = [asyncio.create_task(unfinished(port, number, until)) for number in range(UNFINISHED)]
    await asyncio.sleep(1)
    await readers(port, read, SECONDS)
    await asyncio.gather(*slow)


def flood(port: int, stop: threading.Event) -> None:
    """Hand in, and guess a code, as fast as there is an answer."""
    while not stop.is_set():
        with suppress(OSError, http.client.HTTPException):
            token = TOKEN.search(ask(port, BESIEGER, "GET", NEW))
            ask(port, BESIEGER, "POST", NEW, {**TYPED, "token": token[1] if token else ""})
            ask(port, BESIEGER, "POST", FOLLOW, {"code": "1234 5678 9012 3456"})


def come_back(port: int, codes: list[str], stop: threading.Event, refused: list[str], asked: list[str]) -> None:
    while not stop.is_set():
        for code in codes:
            try:
                page = ask(port, BESIEGER, "POST", FOLLOW, {"code": code})
            except (OSError, http.client.HTTPException):
                page = ""
            asked.append(code)
            if 'name="code"' not in page:
                refused.append(code)
            if stop.is_set():
                return


def hand_in_codes(port: int) -> list[str]:
    sources, codes = addresses(), []
    for _ in range(CODES):
        source = next(sources)
        token = TOKEN.search(ask(port, source, "GET", NEW))
        shown = CODE.search(ask(port, source, "POST", NEW, {**TYPED, "token": token[1] if token else ""}))
        if shown is None:
            raise SystemExit("A signal was not taken in before the siege began.")
        codes.append(shown[0])
    return codes


def main() -> int:
    refused: list[str] = []
    asked: list[str] = []
    quiet, under_siege = Read(), Read()
    with fresh_database("postgresql", durable=True):
        prepare()
        with WebServer() as server:
            codes, stop = hand_in_codes(server.port), threading.Event()
            asyncio.run(readers(server.port, quiet, SECONDS))
            threads = [threading.Thread(target=flood, args=(server.port, stop)) for _ in range(FLOODERS)]
            threads.append(threading.Thread(target=come_back, args=(server.port, codes, stop, refused, asked)))
            for one in threads:
                one.start()
            asyncio.run(besieged(server.port, under_siege))
            stop.set()
            for one in threads:
                one.join()
    ratio = quiet.rate / under_siege.rate
    return show(
        [
            Line(f"{READERS} readers of the help pages, quiet", quiet.rate, "/s"),
            Line(
                "the same under siege (ratio: quiet beside it)",
                under_siege.rate,
                "/s",
                ratio,
                SLOWEST,
            ),
            Line("95 % of them waited less than", under_siege.p95, "ms"),
            Line("pages that were not answered well", under_siege.wrong, "", float(under_siege.wrong), 0.0),
            Line("right codes asked from the besieger's address", len(asked), "codes"),
            Line("of those refused", len(refused), "codes", float(len(refused)), 0.0),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
