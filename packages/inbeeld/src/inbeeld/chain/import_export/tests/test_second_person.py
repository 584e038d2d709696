"""Many cases are taken out, and many imported ones erased, by two persons; a few by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from fixtures.personas import Persona, Place
from fixtures.waiting import night_after
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.import_export.models import CaseExport, CaseImport, ExportPiece
from inbeeld.chain.import_export.services.exporting import NotDecided, write
from inbeeld.chain.import_export.services.undoing import NotDecided as NotDecidedToUndo
from inbeeld.chain.import_export.services.undoing import undo
from inbeeld.chain.import_export.tasks import write_export
from inbeeld.foundation.four_eyes.api import FourEyesRequest, Refusal, Refused, act_of, agree, refuse

from .conftest import IMPORT

NEW = "/zaken/uitwisselen/nieuw/"
ASKED = {"format": "csv", "purpose": "Verzonnen: jaarcijfers"}


AfterCommit = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks: AfterCommit) -> AfterCommit:
    """What waits for the end of the transaction happens: the worker is called."""
    return django_capture_on_commit_callbacks


@pytest.fixture
def from_three(settings: Settings, tmp_path: Path) -> None:
    """An installation where three is many."""
    block = (
        '[[term]]\nact = "{}"\nwait_hours = 0\nundo_hours = 0\nlapse_days = 7\nfrom_number = 3\n'
        'source = {{ nl = "x" }}\n'
    )
    settings.FOUR_EYES_TERMS = tmp_path / "terms.toml"
    settings.FOUR_EYES_TERMS.write_text("".join(block.format(act) for act in ("cases.export", "import.undoing")))


def open_cases(number: int, by: Persona, place: Place) -> None:
    for _one in range(number):
        open_case(by=by.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())


def test_a_few_cases_are_taken_out_by_one(from_three: None, coordinator: Persona, place: Place) -> None:
    open_cases(2, coordinator, place)
    coordinator.client.post(NEW, ASKED)
    assert CaseExport.objects.get().state == CaseExport.State.READY
    assert not FourEyesRequest.objects.exists()


def test_many_are_taken_out_by_two_and_written_by_the_worker(
    from_three: None, coordinator: Persona, team_lead: Persona, place: Place, after_commit: AfterCommit
) -> None:
    open_cases(3, coordinator, place)
    answer = coordinator.client.post(NEW, ASKED)
    job, asked = CaseExport.objects.get(), FourEyesRequest.objects.get()
    assert (job.state, ExportPiece.objects.count()) == (CaseExport.State.ASKED, 0)
    assert f"/tweede-persoon/{asked.pk}/" in coordinator.client.get(answer.headers["Location"]).content.decode()
    assert coordinator.client.get(f"/zaken/uitwisselen/{job.pk}/bestand/").status_code == 302
    with pytest.raises(NotDecided):
        write(job, by=coordinator.actor)
    with after_commit(execute=True):
        agree(asked, by=team_lead.actor, answer="Voor het jaarverslag.")
    job.refresh_from_db()
    assert job.state == CaseExport.State.READY
    fetched = coordinator.client.get(f"/zaken/uitwisselen/{job.pk}/bestand/")
    assert fetched.status_code == 200


def test_who_asked_takes_nothing_out_alone(
    from_three: None, coordinator: Persona, team_lead: Persona, place: Place
) -> None:
    open_cases(3, coordinator, place)
    team_lead.client.post(NEW, ASKED)
    asked = FourEyesRequest.objects.get()
    with pytest.raises(Refused) as no:
        agree(asked, by=team_lead.actor, answer="x")
    assert no.value.why is Refusal.OWN_REQUEST


def test_a_file_that_was_refused_is_not_written_also_not_when_its_state_is_changed_in_the_database(
    from_three: None, coordinator: Persona, team_lead: Persona, place: Place
) -> None:
    open_cases(3, coordinator, place)
    coordinator.client.post(NEW, ASKED)
    refuse(FourEyesRequest.objects.get(), by=team_lead.actor, answer="Waarvoor?")
    job = CaseExport.objects.get()
    CaseExport.objects.filter(pk=job.pk).update(state=CaseExport.State.RUNNING)
    with pytest.raises(NotDecided):
        write_export.func(str(job.pk))
    assert not ExportPiece.objects.exists()


def test_what_was_agreed_is_the_file_that_is_written(
    from_three: None, coordinator: Persona, team_lead: Persona, place: Place
) -> None:
    """Not one with free text, after a file without was agreed."""
    open_cases(3, coordinator, place)
    coordinator.client.post(NEW, ASKED)
    job, asked = CaseExport.objects.get(), FourEyesRequest.objects.get()
    agree(asked, by=team_lead.actor, answer="Zonder tekst.")
    night_after(asked)
    CaseExport.objects.filter(pk=job.pk).change(with_text=True)
    job.refresh_from_db()
    with pytest.raises(NotDecided):
        write(job, by=coordinator.actor)


def test_the_night_leaves_a_file_that_waits_and_erases_one_that_was_refused(
    from_three: None, coordinator: Persona, team_lead: Persona, place: Place
) -> None:
    open_cases(3, coordinator, place)
    coordinator.client.post(NEW, ASKED)
    CaseExport.objects.update(at=timezone.now() - dt.timedelta(days=2))
    call_command("erase_import_export")
    assert CaseExport.objects.exists()
    refuse(FourEyesRequest.objects.get(), by=team_lead.actor, answer="Waarvoor?")
    call_command("erase_import_export")
    assert not CaseExport.objects.exists()


def test_no_file_of_an_installation_lets_one_person_take_out_everything(settings: Settings, tmp_path: Path) -> None:
    settings.FOUR_EYES_TERMS = tmp_path / "terms.toml"
    settings.FOUR_EYES_TERMS.write_text(
        '[[term]]\nact = "cases.export"\nwait_hours = 0\nundo_hours = 0\nlapse_days = 7\nfrom_number = 1000000\n'
        'source = { nl = "x" }\n'
    )
    assert not act_of("cases.export").needs_second_person(24)
    assert act_of("cases.export").needs_second_person(25)


@pytest.fixture
def done(job: CaseImport, run: Callable[[CaseImport], CaseImport]) -> CaseImport:
    return run(job)


def test_many_imported_cases_are_erased_by_two(
    from_three: None, done: CaseImport, coordinator: Persona, team_lead: Persona, after_commit: AfterCommit
) -> None:
    coordinator.client.post(f"{IMPORT}{done.pk}/ongedaan/", {"confirm": "yes"})
    asked = FourEyesRequest.objects.get()
    done.refresh_from_db()
    assert (done.state, Case.objects.count()) == (CaseImport.State.DONE, 4)
    with pytest.raises(NotDecidedToUndo):
        undo(done, by=coordinator.actor)
    agree(asked, by=team_lead.actor, answer="Verkeerde lijst.")
    assert Case.objects.count() == 4
    with after_commit(execute=True):
        assert night_after(asked).state == "done"
    assert not Case.objects.exists()
