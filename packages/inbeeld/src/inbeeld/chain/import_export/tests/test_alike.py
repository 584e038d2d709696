"""A list is looked along for cases that are here already: within reach only, and a person decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, Person, open_case
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.services import dry_run, preparing
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.tables.api import read_bytes

from .conftest import IMPORT

ROWS = """Voornaam;Achternaam;Geboortedatum
Verzonnen;van der Naam;
Fictief;Heelanders;1-2-2008
Naam;Verzonnen;5-5-2008
Ongezien;Elders;3-3-2009
Fictieff;Heelanders;2-1-2008
"""


@pytest.fixture
def listed(
    coordinator: Persona, place: Place, other_case: Case, far_colleague: Persona, far_place: Place
) -> CaseImport:
    """Beside a case of one's own and one of another region."""
    open_case(
        by=far_colleague.actor,
        organisation=far_place.organisation,
        region=far_place.region,
        facts=CaseFacts(),
        person=Person(given_names="Ongezien", family_name="Elders"),
    )
    job = preparing.upload(by=coordinator.actor, region=place.region, name="", table=read_bytes(ROWS.encode()))
    preparing.map_columns(job, by=coordinator.actor, columns=preparing.mapped(job).columns)
    dry_run.begin(job, by=coordinator.actor)
    dry_run.read_all(job, by=coordinator.actor)
    return job


def test_rows_that_look_like_a_case_or_an_earlier_row_are_named_and_others_are_not(
    listed: CaseImport, coordinator: Persona, other_case: Case
) -> None:
    page = coordinator.client.get(f"{IMPORT}{listed.pk}/")
    found = {one.row: one.like for one in page.context["alike"]}
    assert found == {2: other_case.pseudonym, 4: f"{other_case.pseudonym}, Rij 2", 6: "Rij 3"}
    assert "De naam lijkt erop" in page.content.decode()
    assert AuditEntry.objects.filter(event="case.came_up").values_list("record_id", flat=True)[0] == other_case.pk
    assert AuditEntry.objects.filter(event="case.looked_for").count() == 1


def test_they_are_passed_over_unless_they_were_ticked(
    listed: CaseImport, coordinator: Persona, run: Callable[[CaseImport], CaseImport]
) -> None:
    coordinator.client.post(f"{IMPORT}{listed.pk}/beginnen/", {"also": ["4"]})
    assert list(listed.imported.values_list("row", flat=True)) == [3, 4, 5]
    page = coordinator.client.get(f"{IMPORT}{listed.pk}/").content.decode()
    assert "2 rijen zijn overgeslagen" in page
    assert "Rij 3" in coordinator.client.get(f"{IMPORT}{listed.pk}/fouten/").content.decode()
