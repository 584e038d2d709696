# ruff: noqa: N999 -- named after what one asks for: make bench BENCH=import
"""Bringing in 10,000 cases from a spreadsheet, beside the same cases opened one by one: seconds, and memory.

The whole way: the workbook is read and sealed, its columns and values guessed, every row tried out, the import run and
undone. Beside it what somebody would write himself: a loop of `open_case` over the same rows, as many as fit a short
while.
"""

import datetime as dt
import os
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.databases import fresh_database, on_each_engine
from benchmarks.report import Line, show

ROWS = int(os.environ.get("IMPORT_ROWS", "10000"))
LOOP_ROWS = 300
LONGEST_SECONDS = 60.0
MOST_MEMORY_MB = 400.0
HEADINGS = [
    "Nr",
    "Voornaam",
    "Achternaam",
    "Geslacht",
    "Geboortedatum",
    "Leeftijd",
    "Vorm",
    "Geopend",
    "Fase",
    "Toelichting",
]
FAMILY = ["Verzonnen", "Bedachtsma", "van der Fictie", "Voorbeeldmans", "Nergenshuizen", "Testman"]
SYLLABLES = ["ba", "de", "fi", "go", "ku", "la", "me", "no", "pi", "ru"]


def table() -> list[list[str]]:
    """Made-up rows: no two names alike, some cells unknown."""
    forms, phases = ["Seksueel", "Crimineel", "Arbeid", "Onbekend"], ["Contact", "Begeleiding", "Nazorg", ""]
    rows = [
        [
            str(n),
            "".join(SYLLABLES[int(digit)] for digit in str(n)).capitalize(),
            FAMILY[n % len(FAMILY)] + str(n % 97),
            "MV"[n % 2],
            f"{1 + n % 28}-{1 + n % 12}-{1990 + n % 20}",
            str(12 + n % 12) if n % 7 else "?",
            forms[n % 4],
            f"{1 + n % 28}-{1 + n % 12}-{2020 + n % 6}",
            phases[n % 4],
            "Verzonnen: " + "kwam met een blauwe jas. " * (n % 9),
        ]
        for n in range(ROWS)
    ]
    return [HEADINGS, *rows]


def memory_mb() -> float:
    """The most memory this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(step: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    found = step()
    return time.perf_counter() - started, found


def measured(engine: str) -> list[Line]:
    from django.utils import timezone

    from fixtures.workbooks_by_hand import xlsx
    from inbeeld.chain.cases.api import open_case
    from inbeeld.chain.import_export.api import CaseImport, choose, dry_run, preparing, read_row, running, undoing
    from inbeeld.foundation.access.api import actor_for
    from inbeeld.foundation.audit.api import trail
    from inbeeld.foundation.tables.api import Limits, read_bytes

    member = coordinator()
    by, region = actor_for(member, second_factor=True), member.region
    assert region is not None  # noqa: S101 - made below
    book = xlsx({"Zaken": table()})
    before = memory_mb()
    with trail(by):
        reading, found = timed(lambda: read_bytes(book, Limits(rows=ROWS + 1)))
        sealing, job = timed(lambda: preparing.upload(by=by, region=region, name="bench", table=found))
        mapping, _ = timed(lambda: preparing.map_columns(job, by=by, columns=preparing.mapped(job).columns))
        checking, _ = timed(lambda: dry_run.read_all(job, by=by))
        columns = preparing.mapped(job)
        choose(job, by=by, rows=range(ROWS + 2))  # a few family names make many rows look alike: all of them come in
        running.start(job, by=by)
        job = CaseImport.objects.select_related("data_key", "organisation", "region").get(pk=job.pk)
        computed = time.process_time()
        importing, _ = timed(lambda: running.run(job, by=by))
        computed = time.process_time() - computed
        after = memory_mb()
        made = job.imported.count()
        undoing.begin_to_undo(job, by=by)
        erasing, _ = timed(lambda: undoing.undo(job, by=by))
        loop = [read_row(n, row, columns, timezone.localdate()) for n, row in enumerate(found.rows[1 : LOOP_ROWS + 1])]
        looping, _ = timed(
            lambda: [
                open_case(
                    by=by, organisation=member.organisation, region=region, facts=new.case.facts, person=new.case.person
                )
                for new in loop
                if new.case
            ]
        )
    whole = reading + sealing + mapping + checking + importing
    plain = looping / LOOP_ROWS * ROWS
    return [
        Line(f"{engine}: {made:,} rows, from workbook to cases", whole, "s", whole / LONGEST_SECONDS, 1.0),
        Line(f"{engine}: of which reading and sealing", reading + sealing, "s"),
        Line(f"{engine}: of which guessing and trying out", mapping + checking, "s"),
        Line(f"{engine}: of which making cases", importing, "s", importing / plain),
        Line(f"{engine}: of which this process computed, on however busy a machine", computed, "s"),
        Line(f"{engine}: rows a second, the whole way", made / whole, "/s"),
        Line(f"{engine}: a plain loop over `open_case` (from {LOOP_ROWS} rows)", plain, "s"),
        Line(f"{engine}: undone as a whole", erasing, "s"),
        Line(f"{engine}: most memory added", after - before, "MB", (after - before) / MOST_MEMORY_MB, 1.0),
    ]


def coordinator() -> Any:
    from inbeeld.foundation.accounts.api import Membership, Organisation, User
    from inbeeld.foundation.geography.api import Region

    kind = "care_coordination"
    organisation = Organisation.objects.create(name="Verzonnen zorgcoördinatie", type=kind, reporter_type=kind)
    region = Region.objects.create(kind=kind, code="B1", name="Verzonnen regio")
    user = User.objects.create(email="bench@demo.invalid", name="Verzonnen coördinator")
    return Membership.objects.create(
        user=user, organisation=organisation, region=region, role="coordinator", valid_from=dt.date(2020, 1, 1)
    )


def measure(engine: str) -> int:
    with fresh_database(engine):
        return show(measured(engine))


def main() -> int:
    return measure(sys.argv[1]) if sys.argv[1:] else on_each_engine("benchmarks.inbeeld.import")


if __name__ == "__main__":
    sys.exit(main())
