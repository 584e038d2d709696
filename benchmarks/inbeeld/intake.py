"""Hand-ins per second through the real server, while it is killed again and again: no code may be lost.

For each engine the web server runs as in production (granian, one worker). Several people at a time read the page and
hand in, each from an address of his own. At random moments the whole server is killed with SIGKILL and started anew;
who got no answer sends the same form again, as people do. At the end every code that was ever shown must be found.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from benchmarks.databases import fresh_database, on_each_engine
from benchmarks.report import Line, show
from benchmarks.web_server import ALIVE, WebServer

if TYPE_CHECKING:
    from fixtures.personas import Persona, Place

SECONDS = float(os.environ.get("INTAKE_SECONDS", "40"))
PEOPLE = 6
KILL_AFTER = (3.0, 9.0)
PATIENCE = 0.3
BARE_SECONDS = 3.0
LOOKED_UP_ON_THE_PAGE = 60
TOKEN = re.compile(r'name="token" value="([^"]+)"')
CODE = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
NEW, FOLLOW = "/signalen/nieuw/", "/signalen/volgen/"
TYPED = {
    "kind": "report",
    "municipality": "Testerveen",
    "facts": "Verzonnen: twee keer gezien dat hij na school door een onbekende auto werd opgehaald. " * 4,
    "interpretation": "Verzonnen: ik maak me zorgen.",
    "form": "unknown",
    "age_band": "12-15",
    "sex": "boy",
    "setting": "education",
    "contact": "",
}


@dataclass
class Tally:
    """What the people of the benchmark saw."""

    codes: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    unanswered: int = 0
    other_code: int = 0
    kills: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def addresses() -> Iterator[str]:
    """An address for each person: the ceilings are for one address that floods."""
    for number in range(1, 250 * 250):
        yield f"127.1.{number // 250}.{number % 250 + 1}"


def ask(port: int, source: str, method: str, path: str, typed: dict[str, str] | None = None) -> str:
    """The page that comes back; OSError or HTTPException when the server went away."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15, source_address=(source, 0))
    with closing(connection):
        body = urlencode(typed) if typed else None
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if typed else {}
        connection.request(method, path, body, headers)
        return connection.getresponse().read().decode()


def person(server: WebServer, tally: Tally, sources: Iterator[str], stop: threading.Event) -> None:
    while not stop.is_set():
        with tally.lock:
            source = next(sources)
        token = None
        while token is None and not stop.is_set():
            try:
                token = TOKEN.search(ask(server.port, source, "GET", NEW))
            except (OSError, http.client.HTTPException):
                time.sleep(PATIENCE)
        if token is not None:
            hand_in(server, tally, source, token[1], stop)


def hand_in(server: WebServer, tally: Tally, source: str, token: str, stop: threading.Event) -> None:
    """Send until the code is on the screen; then now and then once more, as a double click does."""
    began = time.perf_counter()
    while not stop.is_set():
        try:
            shown = CODE.search(ask(server.port, source, "POST", NEW, {**TYPED, "token": token}))
        except (OSError, http.client.HTTPException):
            with tally.lock:
                tally.unanswered += 1
            time.sleep(PATIENCE)
            continue
        if shown:
            with tally.lock:
                tally.codes.append(shown[0])
                tally.waits.append(time.perf_counter() - began)
        return


def bare_rate(server: WebServer) -> float:
    """How often the same server answers a constant, asked by as many people: what this machine can do now."""
    counts, until = [0] * PEOPLE, time.perf_counter() + BARE_SECONDS

    def read(number: int) -> None:
        while time.perf_counter() < until:
            ask(server.port, f"127.3.0.{number + 1}", "GET", ALIVE)
            counts[number] += 1

    readers = [threading.Thread(target=read, args=(number,)) for number in range(PEOPLE)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(counts) / BARE_SECONDS


def run(server: WebServer, tally: Tally) -> tuple[float, float]:
    """Let people hand in while the server dies at random; how long that took, and how long of it the server was up."""
    stop, sources, chance = threading.Event(), addresses(), random.Random(4)  # noqa: S311 - repeatable
    people = [threading.Thread(target=person, args=(server, tally, sources, stop)) for _ in range(PEOPLE)]
    began = time.perf_counter()
    for one in people:
        one.start()
    up = 0.0
    while time.perf_counter() - began < SECONDS:
        lives = chance.uniform(*KILL_AFTER)
        time.sleep(lives)
        up += lives
        server.end(signal.SIGKILL)
        tally.kills += 1
        server.start()
    spent = time.perf_counter() - began
    stop.set()
    for one in people:
        one.join()
    return spent, up


def lost_of(server: WebServer, tally: Tally) -> int:
    """How many of the codes shown cannot be found again: all in the database, some through the page as well."""
    from inbeeld.chain.signals.api import Signal, mac_of

    kept = set(Signal.objects.values_list("code_mac", flat=True))
    missing = {code for code in tally.codes if mac_of(code) not in kept}
    for code, source in zip(
        tally.codes[-LOOKED_UP_ON_THE_PAGE:], (f"127.2.0.{n}" for n in range(1, 250)), strict=False
    ):
        if 'name="code"' not in ask(server.port, source, "POST", FOLLOW, {"code": code}):
            missing.add(code)
    return len(missing)


def prepare() -> tuple[Place, Persona]:
    """Real municipalities, one desk with a coordinator."""
    from fixtures.personas import make_persona, make_place
    from inbeeld.foundation.accounts.api import Role
    from inbeeld.foundation.geography.api import load_packaged_year

    load_packaged_year()
    place = make_place("Testrade", TYPED["municipality"], 1)
    return place, make_persona("coordinator", Role.COORDINATOR, place.organisation, place.region)


def measure(engine: str) -> int:
    with fresh_database(engine, durable=True):
        from inbeeld.chain.signals.api import Signal

        prepare()
        tally = Tally()
        with WebServer() as server:
            bare = bare_rate(server)
            spent, up = run(server, tally)
            lost, stored = lost_of(server, tally), Signal.objects.count()
    waits, rate = sorted(tally.waits), len(tally.codes) / up
    lines = [
        Line(f"{engine}: the bare server answering a constant, now, on this machine", bare, "/s", ratio=1.0),
        Line(f"{engine}: hand-ins (page and form) while the server was up", rate, "/s", ratio=rate / bare),
        Line(f"{engine}: the same, with {tally.kills} kills and restarts", len(tally.codes) / spent, "/s"),
        Line(f"{engine}: median wait for the code", 1000 * waits[len(waits) // 2], "ms"),
        Line(f"{engine}: forms without an answer, sent again", tally.unanswered, "forms"),
        Line(f"{engine}: signals stored for {len(set(tally.codes))} codes shown", stored, "signals"),
        Line(f"{engine}: codes lost", lost, "codes", ratio=float(lost), limit=0.0),
    ]
    return show(lines)


def main() -> int:
    return measure(sys.argv[1]) if sys.argv[1:] else on_each_engine("benchmarks.inbeeld.intake")


if __name__ == "__main__":
    sys.exit(main())
