"""A hundred coordinators at work at once for five minutes on PostgreSQL; web server and database restart meanwhile.

Each reads the work list, lists and cases, writes down contacts and actions, and leaves drafts, with pauses to read and
type. Who gets no answer, or an error while something restarts, sends the same form again, as people do. At the end
every record that was said to be saved must be there. `python -m benchmarks working_day`.
"""

import http.client
import os
import random
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks import many_cases
from benchmarks.databases import fresh_database
from benchmarks.report import Line, show
from benchmarks.web_server import SERVER_FAULT, WebServer

SECONDS = float(os.environ.get("WORKING_DAY_SECONDS", "300"))
PEOPLE = 100
CASES_EACH = 4
PAUSE = (4.0, 14.0)
SETTLED_AFTER = 5.0  # seconds after a restart in which errors are still its own
LONGEST_P95 = 500.0


@dataclass
class Day:
    """What everybody saw, and what was said to be saved."""

    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    resent: int = 0
    contacts: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    restarting_until: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_restarting(self) -> bool:
        return time.perf_counter() < self.restarting_until


class Coordinator(threading.Thread):
    """One person with a browser."""

    def __init__(self, web: WebServer, day: Day, stop: threading.Event, membership: Any, cases: list[str]) -> None:
        from fixtures.personas import signed_in

        super().__init__(daemon=True)
        self.web, self.day, self.stopped, self.cases = web, day, stop, cases
        self.membership = str(membership.pk)
        self.chance = random.Random(self.membership)  # noqa: S311 - repeatable
        client = signed_in(membership.user)
        self.cookies = {name: morsel.value for name, morsel in client.cookies.items()}

    def run(self) -> None:
        steps: list[Callable[[], None]] = [self.home] * 5 + [self.overview] * 3 + [self.case] * 6
        steps += [self.contact] * 4 + [self.action] * 2 + [self.draft] * 2
        self.stopped.wait(self.chance.uniform(0, PAUSE[1]))
        while not self.stopped.is_set():
            self.chance.choice(steps)()
            self.stopped.wait(self.chance.uniform(*PAUSE))

    def home(self) -> None:
        self.ask("/werk/")

    def overview(self) -> None:
        self.ask("/zaken/?circle=team")

    def case(self) -> None:
        self.ask(f"/zaken/{self.chance.choice(self.cases)}/")

    def contact(self) -> None:
        typed = {"kind": "phone", "succeeded": "yes", "note": "Verzonnen: gebeld en even gepraat. " * 4}
        self.write(f"/zaken/{self.chance.choice(self.cases)}/contact/nieuw/", typed, self.day.contacts)

    def action(self) -> None:
        soon = time.strftime("%d-%m-%Y", time.localtime(time.time() + 7 * 86400))
        typed = {"what": "Verzonnen: bellen met de school", "owner": self.membership, "due_on": soon}
        self.write(f"/zaken/{self.chance.choice(self.cases)}/acties/nieuw/", typed, self.day.actions)

    def draft(self) -> None:
        page = f"/zaken/{self.chance.choice(self.cases)}/contact/nieuw/"
        form = self.form_on(page)
        if form:
            about = {"draft:target": page, "draft:position": "0", "draft:page": page, "draft:heading": "Contact"}
            self.ask("/concepten/bewaren/", {**form, **about, "note": "Verzonnen: een halve zin"})

    def write(self, page: str, typed: dict[str, str], said_saved: list[str]) -> None:
        """Open the form, type, send; once more when no answer came."""
        form = self.form_on(page)
        while form and not self.stopped.is_set():
            self.stopped.wait(self.chance.uniform(1, 3))
            status, _body = self.ask(page, {**form, **typed})
            if status == http.HTTPStatus.FOUND:
                with self.day.lock:
                    said_saved.append(form["record_id"])
                return
            if status and status < SERVER_FAULT:
                self.complain(f"{page}: {status}")
                return
            with self.day.lock:
                self.day.resent += 1

    def form_on(self, page: str) -> dict[str, str]:
        from fixtures.forms_on_page import forms_on

        _status, body = self.ask(page)
        with_id = [form for form in forms_on(body) if "record_id" in form.hidden]
        today = time.strftime("%d-%m-%Y")
        return {**with_id[0].hidden, **({"on": today} if "on" in with_id[0].fields else {})} if with_id else {}

    def ask(self, path: str, typed: dict[str, str] | None = None) -> tuple[int, str]:
        """The status and the page; 0 when nobody answered."""
        restarting, began = self.day.is_restarting, time.perf_counter()
        try:
            status, body = self._ask(path, typed)
        except (OSError, http.client.HTTPException) as error:
            status, body = 0, type(error).__name__
        wait = time.perf_counter() - began
        if restarting or self.day.is_restarting:
            return status, body
        with self.day.lock:
            self.day.waits.append(wait)
        if status == 0 or status >= SERVER_FAULT:
            self.complain(f"{path}: {status} {body[:60] if status == 0 else ''}")
        return status, body

    def _ask(self, path: str, typed: dict[str, str] | None) -> tuple[int, str]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.web.port, timeout=30)) as line:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            if typed is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request("POST" if typed is not None else "GET", path, urlencode(typed) if typed else None, headers)
            answer = line.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
            return answer.status, answer.read().decode()

    def complain(self, problem: str) -> None:
        with self.day.lock:
            self.day.errors.append(problem)


def people_in(world: many_cases.World) -> list[tuple[Any, list[str]]]:
    from inbeeld.chain.cases.api import Case

    found = []
    for number in range(PEOPLE):
        region = world.regions[number % len(world.regions)]
        membership = many_cases.member(f"dag{number}", world.organisation, region)
        many_cases.fill(membership, region, count=CASES_EACH)
        cases = Case.objects.filter(coordinator=membership).values_list("pk", flat=True)
        found.append((membership, [str(pk) for pk in cases]))
    return found


def restart_database(data: Path) -> None:
    from fixtures.postgresql import Server

    server = Server(data.parent / "postgresql")
    shutil.rmtree(server.socket)  # the one that runs keeps its own
    log = server.folder / "log"
    server.run("pg_ctl", "--pgdata", server.folder, "--log", log, "--mode", "fast", "--wait", "restart")


def restart_web(web: WebServer) -> None:
    web.end(signal.SIGTERM)
    web.start()


def meanwhile(day: Day, restart: Callable[[], None]) -> float:
    """Restart something under everybody's hands; how long it took."""
    began = time.perf_counter()
    day.restarting_until = float("inf")
    restart()
    took = time.perf_counter() - began
    day.restarting_until = time.perf_counter() + SETTLED_AFTER
    return took


def through_the_day(
    web: WebServer, day: Day, people: list[Coordinator], stop: threading.Event, data: Path
) -> list[float]:
    began = time.perf_counter()
    for one in people:
        one.start()
    pauses = []
    for share, restart in ((0.4, lambda: restart_web(web)), (0.7, lambda: restart_database(data))):
        time.sleep(max(0.0, began + share * SECONDS - time.perf_counter()))
        pauses.append(meanwhile(day, restart))
    time.sleep(max(0.0, began + SECONDS - time.perf_counter()))
    stop.set()
    for one in people:
        one.join(40)
    return pauses


def lost_of(day: Day) -> int:
    from django.db import connection

    from inbeeld.chain.contacts.api import ContactMoment
    from inbeeld.chain.plan.api import CaseAction

    connection.close()  # the one from before the restart
    kept = {str(pk) for model in (ContactMoment, CaseAction) for pk in model.objects.values_list("pk", flat=True)}
    return len({*day.contacts, *day.actions} - kept)


def main() -> int:
    with fresh_database("postgresql", durable=True) as data:
        staff = people_in(many_cases.make_world())
        day, stop = Day(), threading.Event()
        with WebServer() as web:
            people = [Coordinator(web, day, stop, membership, cases) for membership, cases in staff]
            pauses = through_the_day(web, day, people, stop, data)
        lost = lost_of(day)
    for problem in day.errors[:20]:
        sys.stdout.write(f"  {problem}\n")
    waits = sorted(1000 * wait for wait in day.waits)
    p95 = waits[int(0.95 * len(waits))]
    saved = len(day.contacts) + len(day.actions)
    return show(
        [
            Line(f"answers to {PEOPLE} people", len(waits) / SECONDS, "/s"),
            Line("median wait", waits[len(waits) // 2], "ms"),
            Line("95 % waited less than (ratio: to 500 ms)", p95, "ms", p95 / LONGEST_P95, 1.0),
            Line("errors outside the restarts", len(day.errors), "errors", float(len(day.errors)), 0.0),
            Line("web server away", pauses[0], "s"),
            Line("database away", pauses[1], "s"),
            Line("forms sent again", day.resent, "forms"),
            Line("records that were said to be saved", saved, "records"),
            Line("of which lost", lost, "records", float(lost), 0.0),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
