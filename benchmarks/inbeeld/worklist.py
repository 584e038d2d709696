"""Work list, case list, case page and find, at 1,000, 100,000 and 1,000,000 cases on PostgreSQL.

A coordinator of one region in ten beside one who may see every case, same role, same amount of own work. Times are of
whole pages, middleware and audit entries included. The promises are held against the time that the web process and the
database spend on a page (the clock where the system does not tell): on a machine with neighbours the clock measures the
neighbours. Both are the best of many rounds, taken in turn. `python -m benchmarks worklist`.
"""

import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import many_cases
from benchmarks.databases import fresh_database
from benchmarks.report import Line, show

SIZES = tuple(int(size) for size in os.environ.get("WORKLIST_SIZES", "1000,100000,1000000").split(","))
ROUNDS = 12
PAGES = {
    "work list, own": "/werk/?circle=own",
    "work list, team": "/werk/?circle=team",
    "cases, own": "/zaken/",
    "cases, team": "/zaken/?circle=team",
    "cases, team, newest first": "/zaken/?circle=team&order=-opened",
    "cases, team, closed": "/zaken/?circle=team&state=closed",
    "cases, team, a rare form": "/zaken/?circle=team&form=organ_removal",
    "cases, team, deep in the list": "/zaken/?circle=team&after={deep}.80000000-0000-4000-8000-000000000000",
    "case page": "/zaken/{case}/",
    "find, two letters": "/vinden/ ta",
    "find, five characters": "/vinden/ tarom",
}
PERSONS = ("coordinator", "all cases")
# Who does other work on the same cases: what each opens must not slow down with what is not his.
OTHERS = {
    "team lead": {"work list": "/werk/", "work of the team": "/werk/team/", "cases, team": "/zaken/?circle=team"},
    "partner": {"work list": "/werk/", "cases, shared": "/zaken/?circle=shared", "case page": "/zaken/{shared}/"},
}


@dataclass
class Measured:
    """Of one page, for one person, at one size."""

    wall: float = float("inf")
    web: float = float("inf")
    database: float = float("inf")
    queries: int = 0

    @property
    def spent(self) -> float:
        return self.web + self.database if self.database else self.wall


@dataclass
class Results:
    found: dict[tuple[str, str, int], Measured] = field(default_factory=dict)

    def of(self, page: str, person: str, size: int) -> Measured:
        return self.found.setdefault((page, person, size), Measured())


def answer(client: Any, address: str) -> Any:
    """What the address answers; what is typed there stands behind a space."""
    path, _, typed = address.partition(" ")
    return client.post(path, {"wat": typed}) if typed else client.get(path)


def database_time() -> float:
    """Milliseconds that our process of the database server has run; 0 where the system does not tell."""
    from django.db import connection

    process = connection.connection.info.backend_pid if connection.connection else 0
    account = Path(f"/proc/{process}/schedstat")
    return int(account.read_text().split()[0]) / 1e6 if account.exists() else 0.0


def measure(results: Results, clients: dict[str, Any], asked: dict[str, dict[str, str]], size: int) -> None:
    """`asked` holds for each person the addresses of his pages."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    visits = [(page, person, address) for person, pages in asked.items() for page, address in pages.items()]
    for page, person, address in visits:
        answer(clients[person], address)
        with CaptureQueriesContext(connection) as queries:
            response = answer(clients[person], address)
        if response.status_code not in {200, 302}:
            raise SystemExit(f"{page}, {person}: {response.status_code}")
        results.of(page, person, size).queries = len(queries)
    for _ in range(ROUNDS):
        for page, person, address in sorted(visits):
            measured = results.of(page, person, size)
            wall, web, database = time.perf_counter(), time.process_time(), database_time()
            answer(clients[person], address)
            measured.database = min(measured.database, database_time() - database)
            measured.web = min(measured.web, (time.process_time() - web) * 1000)
            measured.wall = min(measured.wall, (time.perf_counter() - wall) * 1000)


def lines(results: Results) -> list[Line]:
    """What was promised, page by page: scope costs nothing, size costs little, the number of queries stays."""
    told = []
    for page in PAGES:
        small = results.of(page, "coordinator", SIZES[0])
        for size in SIZES:
            here, wide = results.of(page, "coordinator", size), results.of(page, "all cases", size)
            name = f"{page}, {size:,} cases"
            told.append(Line(f"{name}: beside who sees all", here.spent, "ms", here.spent / wide.spent, 1.2))
            if size == SIZES[-1]:
                told.append(Line(f"{name}: beside {SIZES[0]:,}", here.spent, "ms", here.spent / small.spent, 2.0))
                told.append(Line("  of which in the web process", here.web, "ms"))
                told.append(Line("  by the clock", here.wall, "ms"))
        counts = [results.of(page, "coordinator", size).queries for size in SIZES]
        told.append(Line(f"{page}: queries", counts[-1], "", max(counts) / min(counts), 1.0))
    return [
        *told,
        *(line for person, pages in OTHERS.items() for page in pages for line in of_other(results, page, person)),
    ]


def of_other(results: Results, page: str, person: str) -> list[Line]:
    """What somebody in another role waits at a million cases, beside a thousand."""
    small, large = results.of(page, person, SIZES[0]), results.of(page, person, SIZES[-1])
    name = f"{person}, {page}"
    return [
        Line(f"{name}: {SIZES[-1]:,} beside {SIZES[0]:,} cases", large.spent, "ms", large.spent / small.spent, 2.0),
        Line(f"{name}: queries", large.queries, "", large.queries / small.queries, 1.25),
    ]


def main() -> int:
    with fresh_database("postgresql"):
        from django.conf import settings

        from fixtures.personas import signed_in

        settings.DEBUG = False
        settings.ALLOWED_HOSTS = ["testserver"]
        world = many_cases.make_world()
        clients = dict(zip(PERSONS, (signed_in(world.ordinary.user), signed_in(world.wide.user)), strict=True))
        clients |= {"team lead": signed_in(world.lead.user), "partner": signed_in(world.partner.user)}
        results, before = Results(), 0
        for size in SIZES:
            started = time.perf_counter()
            many_cases.grow(world, before + 1, size)
            sys.stdout.write(f"  {size:,} cases loaded in {time.perf_counter() - started:.0f} s\n")
            sys.stdout.flush()
            asked = dict.fromkeys(PERSONS, addresses_in(world))
            others = {
                person: {page: address.format(shared=world.shared.pk) for page, address in pages.items()}
                for person, pages in OTHERS.items()
            }
            measure(results, clients, asked | others, size)
            before = size
        return show(lines(results))


def addresses_in(world: many_cases.World) -> dict[str, str]:
    from inbeeld.chain.cases.api import Case

    dues = Case.objects.filter(region=world.regions[0], is_open=True).order_by("next_due_on")
    deep = dues.values_list("next_due_on", flat=True)[dues.count() // 2]
    return {page: address.format(case=world.case.pk, deep=deep) for page, address in PAGES.items()}


if __name__ == "__main__":
    sys.exit(main())
