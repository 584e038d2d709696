"""Bringing in a list: guessed, chosen, tried out, run, and the list itself gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, Identity, open_identity
from inbeeld.chain.import_export.faults import Fault, Wrong
from inbeeld.chain.import_export.headings import guess_columns
from inbeeld.chain.import_export.mapped import Mapped
from inbeeld.chain.import_export.models import STALLED, CaseImport, ImportPiece
from inbeeld.chain.import_export.rows import read_row
from inbeeld.chain.import_export.services import dry_run, preparing
from inbeeld.chain.import_export.values import guess_value
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.tables.api import read_bytes

from .conftest import IMPORT, LIST, uploaded

TODAY = date(2026, 11, 22)


def test_columns_are_guessed_by_their_names() -> None:
    headings = LIST.splitlines()[0].split(";")
    assert {name: headings[place] for name, place in guess_columns(headings).columns.items()} == {
        "given_names": "Voornaam",
        "family_name": "Achternaam",
        "sex": "Geslacht",
        "born_on": "Geboortedatum",
        "age_at_contact": "Leeftijd bij aanmelding",
        "form": "Vorm",
        "opened_on": "Geopend",
        "phase": "Fase",
        "summary": "Toelichting",
    }


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("sex", " Jongen ", "boy"),
        ("sex", "Jongen of man", "boy"),
        ("sex", "Girl or woman", "girl"),
        ("sex", "trans_boy", "trans_boy"),
        ("sex", "Q", ""),
        ("form", "Criminele uitbuiting", "criminal"),
        ("phase", "afgesloten", "ended"),
        ("outcome", "Uit beeld", "contact_lost"),
        ("outcome", "loopt nog", "still_open"),
        ("nationality_group", "NL", "dutch"),
    ],
)
def test_values_are_guessed_by_what_offices_write_and_else_left_open(field: str, cell: str, code: str) -> None:
    assert guess_value(field, cell) == code


@pytest.mark.parametrize(
    ("field", "cell", "wrong"),
    [
        ("sex", "Q", Wrong.UNKNOWN_VALUE),
        ("age_at_start", "tien", Wrong.NO_AGE),
        ("age_at_start", "121", Wrong.NO_AGE),
        ("age_at_start", "-4", Wrong.NO_AGE),
        ("born_on", "31-31-2008", Wrong.NO_DATE),
        ("opened_on", "1-1-2099", Wrong.IN_THE_FUTURE),
        ("started_on", "2027", Wrong.IN_THE_FUTURE),
        ("phone", "0" * 101, Wrong.TOO_LONG),
    ],
)
def test_what_cannot_be_read_is_named_with_its_row_and_field(field: str, cell: str, wrong: Wrong) -> None:
    read = read_row(7, [cell], Mapped({field: 0}, {"sex": {"q": ""}}), TODAY)
    assert read.faults == [Fault(7, field, wrong, cell[:200])]
    assert read.case  # the rest of the row comes in


@pytest.mark.parametrize("cell", ["", "?", "onbekend", " - ", "N.v.t."])
def test_an_empty_cell_is_unknown_and_no_fault(cell: str) -> None:
    read = read_row(2, [cell], Mapped({"age_at_start": 0}, {}), TODAY)
    assert read.case
    assert read.case.facts.age_at_start is None


@pytest.mark.parametrize(
    ("cell", "years", "estimated"), [("16", 16, False), ("ca. 16", 16, True), ("16 jaar", 16, False), ("0", 0, False)]
)
def test_an_age_may_be_about(cell: str, years: int, estimated: bool) -> None:
    read = read_row(2, [cell], Mapped({"age_at_contact": 0}, {}), TODAY)
    assert read.case
    assert (read.case.facts.age_at_contact, read.case.facts.age_at_contact_estimated) == (years, estimated)


@pytest.mark.parametrize(
    "cell", ["3-4-2008 0:00", "2008-04-03T00:00:00Z", "2008-04-03 00:00:00", "3/4/08", "3 april 2008"]
)
def test_a_day_is_read_however_a_list_writes_it(cell: str) -> None:
    read = read_row(2, [cell], Mapped({"opened_on": 0}, {}), TODAY)
    assert read.case
    assert read.case.opened_on == date(2008, 4, 3)


@pytest.mark.parametrize("cell", ["Verzonnen van der Naam", "van der Naam, Verzonnen"])
def test_a_whole_name_is_parted(cell: str) -> None:
    read = read_row(2, [cell], Mapped({"whole_name": 0}, {}), TODAY)
    assert read.case
    assert (read.case.person.given_names, read.case.person.family_name) == ("Verzonnen", "van der Naam")


def test_the_dry_run_makes_nothing_and_says_what_is_wrong(job: CaseImport, coordinator: Persona) -> None:
    page = coordinator.client.get(f"{IMPORT}{job.pk}/")
    assert (page.context["good"], job.refused) == (4, 0)
    assert {(line.fault.row, line.fault.cell) for line in page.context["mend_form"].lines()} == {
        (5, "Q"),
        (5, "31-31-2008"),
        (5, "tien"),
        (5, "1-1-2099"),
    }
    taken = coordinator.client.get(f"{IMPORT}{job.pk}/fouten/")
    assert "Dit is geen leeftijd" in taken.content.decode()
    assert not Case.objects.exists()


def test_good_rows_become_cases_and_the_list_is_gone(
    job: CaseImport, run: Callable[[CaseImport], CaseImport], coordinator: Persona
) -> None:
    done = run(job)
    assert done.state == CaseImport.State.DONE
    assert not ImportPiece.objects.exists()
    assert (done.reveal("headings"), done.mapping) == ([], None)
    cases = [one.case for one in done.imported.select_related("case__data_key")]
    assert [case.form for case in cases] == ["sexual", "labour", "criminal", "unknown"]
    assert [case.sex for case in cases] == ["boy", "boy", "girl", "unknown"]
    assert [case.phase for case in cases] == ["guiding", "found", "after_care", "found"]
    assert cases[0].opened_on == date(2024, 2, 1)
    assert cases[0].reveal("summary") == "Verzonnen: kwam zelf."
    assert all(case.is_open and case.coordinator_id == coordinator.actor.membership_id for case in cases)
    person, _version = open_identity(cases[1], by=coordinator.actor, reason="Verzonnen reden")
    assert (person.given_names, person.family_name, person.born_on.edtf) == ("Bedacht", "Test", "2007")  # type: ignore[union-attr]
    listed = coordinator.client.get(f"{IMPORT}{done.pk}/zaken/").content.decode()
    assert cases[0].pseudonym in listed
    assert "Voorbeeld" not in listed


def test_nothing_of_the_list_stands_open_in_the_database(job: CaseImport) -> None:
    stored = repr([*CaseImport.objects.values(), *ImportPiece.objects.values()])
    assert "Voorbeeld" not in stored
    assert "Achternaam" not in stored


def test_each_case_is_audited_by_field_names(job: CaseImport, run: Callable[[CaseImport], CaseImport]) -> None:
    run(job)
    opened = AuditEntry.objects.filter(event="case.opened")
    assert opened.count() == Case.objects.count() == 4
    assert AuditEntry.objects.filter(event="identity.changed").count() == Identity.objects.count() == 4
    assert "Verzonnen" not in repr(list(opened.values()))


def test_the_whole_way_by_its_pages(coordinator: Persona, place: Place) -> None:
    client = coordinator.client
    page = client.post(IMPORT, {"file": uploaded(), "region": place.region.pk}, follow=True)
    columns = page.context["form"]
    page = client.post(page.request["PATH_INFO"], {one.html_name: one.value() for one in columns}, follow=True)
    values = page.context["form"]
    assert [str(label) for label, _fields in values.groups()] == ["Geslacht of gender", "Vorm van uitbuiting", "Fase"]
    chosen = {one.html_name: "unknown" if one.value() == "-" else one.value() for one in values}
    page = client.post(page.request["PATH_INFO"], chosen, follow=True)
    job = CaseImport.objects.get()
    assert job.checked
    assert page.context["good"] == 4
    assert {line.fault.cell for line in page.context["mend_form"].lines()} == {"31-31-2008", "tien", "1-1-2099"}


def test_the_dry_run_shows_how_far_it_is_and_can_go_on_when_it_stalled(job: CaseImport, coordinator: Persona) -> None:
    dry_run.begin(job, by=coordinator.actor)
    CaseImport.objects.filter(pk=job.pk).update(done=1, moved_at=timezone.now() - 2 * STALLED)
    address = f"{IMPORT}{job.pk}/"
    assert 'value="1"' in coordinator.client.get(f"{address}stand/").content.decode()
    assert f'action="{address}beginnen/"' in coordinator.client.get(address).content.decode()
    coordinator.client.post(f"{address}beginnen/")
    job.refresh_from_db()
    assert (job.state, job.checked, job.done) == ("waiting", True, 0)
    assert not Case.objects.exists()


def test_an_import_cannot_begin_before_it_was_tried_out(job: CaseImport, coordinator: Persona) -> None:
    preparing.map_columns(job, by=coordinator.actor, columns={"sex": 3})
    coordinator.client.post(f"{IMPORT}{job.pk}/beginnen/")
    assert not Case.objects.exists()


def test_a_list_that_is_thrown_away_is_gone_with_its_key(job: CaseImport, coordinator: Persona) -> None:
    coordinator.client.post(f"{IMPORT}{job.pk}/weg/", {"confirm": "yes"})
    assert not CaseImport.objects.exists()
    assert not ImportPiece.objects.exists()


def test_a_title_above_the_names_of_the_columns_and_empty_columns_are_passed_by(
    coordinator: Persona, place: Place
) -> None:
    text = "Zaken 2024;;;;\n;;;;\nNr;Geslacht;Leeg;Leeftijd;Leeftijd\n1;M;;16;\n\n2;Q;;tien;3\n"
    job = preparing.upload(by=coordinator.actor, region=place.region, name="", table=read_bytes(text.encode()))
    assert job.reveal("headings") == ["Nr", "Geslacht", "Leeftijd", "Leeftijd"]
    preparing.map_columns(job, by=coordinator.actor, columns={"sex": 1, "age_at_contact": 2})
    dry_run.read_all(job, by=coordinator.actor)
    assert {(fault.row, fault.cell) for fault in preparing.faults_of(job)} == {(6, "Q"), (6, "tien")}
