"""Undoing an import as a whole: what nobody touched goes, with its key; the rest stays and is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, CaseFacts, change_facts, change_phase
from inbeeld.chain.contacts.api import ContactDetails, add_contact
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.foundation.access.api import Part, give_grant
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.vault.api import DataKey

from .conftest import IMPORT


@pytest.fixture
def done(job: CaseImport, run: Callable[[CaseImport], CaseImport]) -> CaseImport:
    return run(job)


def undone(done: CaseImport, by: Persona) -> CaseImport:
    by.client.post(f"{IMPORT}{done.pk}/ongedaan/", {"confirm": "yes"})
    return CaseImport.objects.get(pk=done.pk)


def test_untouched_cases_are_erased_with_their_keys(done: CaseImport, coordinator: Persona) -> None:
    keys = list(Case.objects.values_list("data_key_id", flat=True))
    assert len(keys) == 4
    assert undone(done, coordinator).state == CaseImport.State.UNDONE
    assert not Case.objects.exists()
    assert not DataKey.objects.filter(pk__in=keys).exists()
    assert AuditEntry.objects.filter(event="case.import_undone").count() == 4


def test_reading_a_case_is_no_change(done: CaseImport, coordinator: Persona) -> None:
    case = Case.objects.first()
    assert case is not None
    coordinator.client.get(f"/zaken/{case.pk}/")
    undone(done, coordinator)
    assert not Case.objects.exists()


@pytest.mark.parametrize("how", ["contact", "facts", "phase", "grant"])
def test_a_case_that_was_worked_on_stays_and_is_named(
    how: str, done: CaseImport, coordinator: Persona, partner: Persona
) -> None:
    case = done.imported.select_related("case").get(row=3).case
    case = Case.objects.select_related("data_key").get(pk=case.pk)
    by = coordinator.actor
    if how == "contact":
        details = ContactDetails(on=timezone.localdate(), kind="phone", succeeded=True)
        add_contact(case, by=by, details=details)
    elif how == "facts":
        change_facts(case, by=by, facts=CaseFacts(sex="girl"), version=1)
    elif how == "phase":
        change_phase(case, by=by, phase="contact", on=timezone.localdate(), reason="Verzonnen.", version=1)
    else:
        assert partner.membership is not None
        opened = {"parts": [Part.SUMMARY], "purpose": "Verzonnen", "ground": "consent"}
        give_grant(case, partner.membership, by=by, until=timezone.now() + timedelta(days=3), **opened)  # type: ignore[arg-type]
    page = coordinator.client.get(f"{IMPORT}{done.pk}/ongedaan/")
    assert case.pseudonym in page.content.decode()
    assert undone(done, coordinator).stayed == 1
    assert list(Case.objects.values_list("pk", flat=True)) == [case.pk]
    assert case.pseudonym in coordinator.client.get(f"{IMPORT}{done.pk}/").content.decode()


def test_a_case_that_was_not_imported_is_left_alone(done: CaseImport, coordinator: Persona, other_case: Case) -> None:
    undone(done, coordinator)
    assert list(Case.objects.values_list("pk", flat=True)) == [other_case.pk]
