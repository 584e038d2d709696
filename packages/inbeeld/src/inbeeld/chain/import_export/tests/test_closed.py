"""Cases that ended before they came here: with their end, as if they had been closed here, or with what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case
from inbeeld.chain.import_export.faults import Wrong
from inbeeld.chain.import_export.mapped import Mapped
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.rows import read_row
from inbeeld.chain.import_export.services import dry_run, preparing
from inbeeld.foundation.tables.api import read_bytes

TODAY = date(2026, 11, 22)
ENDED = """Geslacht;Geopend;Fase;Afgesloten op;Uitkomst;Reden afsluiting
jongen;1-2-2023;begeleiding;3-4-2024;Uit beeld;Verzonnen: nummer bestaat niet meer.
jongen;1-2-2023;;5-6-2024;geen slachtoffer;
jongen;1-2-2025;contact;;loopt nog;
"""


def fields(**cells: str) -> tuple[list[str], Mapped]:
    values = {"outcome": {"uit beeld": "contact_lost", "geen": "not_a_victim"}, "phase": {"weg": "ended"}}
    values["status"] = {"ja": "actual"}
    return list(cells.values()), Mapped({name: place for place, name in enumerate(cells)}, values)


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        ({"closed_on": "1-2-2024"}, {("opened_on", Wrong.NO_BEGINNING), ("outcome", Wrong.NO_OUTCOME)}),
        ({"opened_on": "1-2-2024", "outcome": "Uit beeld"}, {("closed_on", Wrong.NO_END)}),
        ({"opened_on": "1-2-2024", "phase": "weg"}, {("closed_on", Wrong.NO_END), ("outcome", Wrong.NO_OUTCOME)}),
        (
            {"opened_on": "1-2-2024", "closed_on": "1-1-2024", "outcome": "uit beeld"},
            {("closed_on", Wrong.ENDS_BEFORE)},
        ),
        (
            {"opened_on": "1-2-2024", "closed_on": "1-3-2024", "outcome": "geen", "status": "ja"},
            {("status", Wrong.STATUS_DIFFERS)},
        ),
    ],
)
def test_an_end_that_is_not_whole_is_named(cells: dict[str, str], faults: set[tuple[str, Wrong]]) -> None:
    read = read_row(2, *fields(**cells), TODAY)
    assert read.case is None
    assert {(fault.target, fault.wrong) for fault in read.faults} == faults


def test_closed_cases_come_in_closed_with_the_whole_story(
    run: Callable[[CaseImport], CaseImport], coordinator: Persona, place: Place
) -> None:
    job = preparing.upload(by=coordinator.actor, region=place.region, name="", table=read_bytes(ENDED.encode()))
    preparing.map_columns(job, by=coordinator.actor, columns=preparing.mapped(job).columns)
    dry_run.read_all(job, by=coordinator.actor)
    assert job.refused == 0
    lost, no_victim, running = [one.case for one in run(job).imported.select_related("case__data_key")]
    assert (lost.is_open, lost.outcome, lost.closed_on, lost.phase) == (
        False,
        "contact_lost",
        date(2024, 4, 3),
        "ended",
    )
    closure = lost.closures.get()
    assert closure.reveal("reason") == "Verzonnen: nummer bestaat niet meer."
    steps = [(step.before, step.phase, step.on) for step in lost.phase_changes.order_by("on", "at")]
    assert steps[0] == ("found", "found", date(2023, 2, 1))
    assert set(steps[1:]) == {("found", "guiding", lost.closed_on), ("guiding", "ended", lost.closed_on)}
    assert (no_victim.outcome, no_victim.status) == ("not_a_victim", "not_a_victim")
    assert no_victim.closures.get().reveal("reason") == "Meegenomen uit een eerdere lijst."
    assert (running.is_open, running.outcome, running.phase) == (True, "", "contact")
    assert list(Case.objects.open()) == [running]
    page = coordinator.client.get(f"/zaken/{lost.pk}/")
    assert page.status_code == 200
    assert "Contact verloren" in page.content.decode()
    reopened = coordinator.client.get(f"/zaken/{lost.pk}/heropenen/")
    assert reopened.status_code == 200
