"""Facts go out under pseudonym, for a purpose; what does not go says so."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.import_export.htcds import FACTS, NOT_EXPORTED
from inbeeld.chain.import_export.models import CaseExport, CaseImport, ExportPiece
from inbeeld.foundation.audit.api import AuditEntry

NEW = "/zaken/uitwisselen/nieuw/"


def export(client: Client, kind: str, **more: str) -> tuple[CaseExport, str]:
    response = client.post(NEW, {"format": kind, "purpose": "Verzonnen: jaarcijfers", **more})
    job = CaseExport.objects.get()
    fetched = client.get(f"{response.headers['Location']}bestand/")
    return job, b"".join(fetched.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]


def test_the_standard_file_holds_facts_and_says_what_it_leaves_out(coordinator: Persona, other_case: Case) -> None:
    _job, text = export(coordinator.client, "htcds")
    told = json.loads(text)
    (case,) = told["cases"]
    assert told["standard"]["version"] == "2.0"
    assert case["vic_TypeOfExploitation"] == "Other"
    assert case["local"]["form"] == "criminal"
    assert case["prs_Gender"] == "TransgenderMasculine"
    assert case["cas_Status"] == "Active"
    assert case["local"]["pseudonym"] == other_case.pseudonym
    left_out = {one["field"] for one in told["not_exported"]}
    assert left_out == {*NOT_EXPORTED, "summary", "end_reason"}


# Under which word each kind of record that hangs on a case is named as left out.
LEFT_OUT = {
    "actions": ("plan.goal", "plan.caseaction"),
    "breaks": ("breaks.casebreak",),
    "checks": ("cases.checkanswer", "timeline.progressanswer"),
    "conferences": ("conferences.conference",),
    "consents": ("consents.consent", "consents.sentoutside"),
    "contact_moments": ("contacts.contactmoment",),
    "contact_ways": ("contacts.contactways", "contacts.contactrhythm"),
    "detections": ("cases.detection",),
    "documents": (
        "documents.casedocument", "documents.documentreading", "letters.letter", "subject_access.personfile",
        "subject_access.statement",
        "subject_access.destructionrequest",
    ),
    "domains": ("plan.domainrating",),
    "episodes": ("cases.episode",),
    "history": (
        "cases.statuschange", "cases.phasechange", "cases.assignment", "cases.factchange", "cases.revision",
    ),
    "identity": ("cases.identity",),
    "safety": ("cases.safetyagreement",),
    "signals": ("signals.signalcase",),
    "transfers": ("transfers.packagesent", "transfers.packagereceived", "transfers.transfer", "overlaps.overlap"),
}  # fmt: skip
# The end goes along with its reason; where a case came from is no fact.
IN_THE_FILE = {"cases.closure", "import_export.importedcase"}


def test_whatever_hangs_on_a_case_is_in_the_file_or_named_as_left_out() -> None:
    hanging = {relation.related_model._meta.label_lower for relation in Case._meta.related_objects}
    assert hanging - IN_THE_FILE == {label for labels in LEFT_OUT.values() for label in labels}
    assert set(LEFT_OUT) <= set(NOT_EXPORTED)


@pytest.mark.parametrize("kind", ["csv", "htcds", "htcds_csv"])
def test_no_file_holds_identity_and_text_only_when_asked(kind: str, coordinator: Persona, other_case: Case) -> None:
    _job, text = export(coordinator.client, kind)
    assert "Naam" not in text
    assert "Verzonnen tekst" not in text
    CaseExport.objects.all().delete()
    _job, text = export(coordinator.client, kind, with_text="on")
    assert "Naam" not in text
    assert "Verzonnen tekst" in text


def test_every_fact_of_a_case_is_in_the_csv_or_named_as_left_out(coordinator: Persona, other_case: Case) -> None:
    _job, text = export(coordinator.client, "csv", with_text="on")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert {*FACTS, "organisation", "region", "municipality", "summary", "end_reason"} == set(row)
    assert row["age_at_start"] == "15"
    assert row["age_at_contact"] == ""
    assert row["summary"] == "'=Verzonnen tekst."  # no formula
    ours = {
        "id", "data_key", "pseudonym_key", "coordinator", "contact_due_on", "safety_review_on", "action_due_on",
        "next_due_on", "summary_version", "safety_version", "state_version", "summary_changed_at", "summary_changed_by",
    }  # fmt: skip
    facts = {field.name for field in Case._meta.concrete_fields if field.editable} - ours
    assert facts - set(row) <= NOT_FACTS


# Columns that say how the case is worked on, not what is known of it.
NOT_FACTS = {"contact_every_days", "contact_paused_until", "attempts_since", "last_attempt_on", "next_break_on"}


def test_each_exported_case_is_audited_with_fields_and_purpose(coordinator: Persona, other_case: Case) -> None:
    job, _text = export(coordinator.client, "csv")
    entry = AuditEntry.objects.get(event="case.exported")
    assert entry.dossier_id == other_case.pk
    assert set(entry.fields) == set(FACTS)
    events = set(AuditEntry.objects.filter(record_id=job.pk).values_list("event", flat=True))
    assert events == {"case_export.asked", "case_export.fetched"}


def test_without_a_purpose_there_is_no_file(coordinator: Persona) -> None:
    assert coordinator.client.post(NEW, {"format": "csv", "purpose": " "}).status_code == 422
    assert not CaseExport.objects.exists()


def test_a_team_lead_exports_the_team_and_nobody_the_neighbours(
    team_lead: Persona, far_colleague: Persona, other_case: Case
) -> None:
    _job, text = export(team_lead.client, "csv")
    assert other_case.pseudonym in text
    CaseExport.objects.all().delete()
    _job, text = export(far_colleague.client, "csv")
    assert other_case.pseudonym not in text


def test_the_page_says_that_it_is_not_for_publication(coordinator: Persona) -> None:
    assert "Niet om te publiceren" in coordinator.client.get(NEW).content.decode()


def test_files_and_waiting_lists_are_erased_when_their_time_is_over(
    coordinator: Persona, other_case: Case, job: CaseImport
) -> None:
    export(coordinator.client, "csv")
    call_command("erase_import_export")
    assert (CaseExport.objects.count(), CaseImport.objects.count()) == (1, 1)
    CaseExport.objects.update(at=timezone.now() - timedelta(hours=25))
    CaseImport.objects.update(at=timezone.now() - timedelta(days=8))
    call_command("erase_import_export")
    assert not CaseExport.objects.exists()
    assert not ExportPiece.objects.exists()
    assert not CaseImport.objects.exists()
