"""Identity and free text stand nowhere in the open: not in a stolen database, not in the log."""

import logging
import secrets
from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.db import models
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from fixtures.personas import Persona, Place
from fixtures.typing_along import Typist
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.method.api import install_method
from inbeeld.chain.signals.api import Signal
from inbeeld.foundation.access.api import open_emergency
from inbeeld.foundation.accounts.api import KeptForm, Organisation, remember_browser_user
from inbeeld.foundation.audit.api import AuditEntry, record

LONGEST_NAME = 128
CONTACT_DETAILS = ("email", "website", "opening_hours", "source")
Traces = Callable[..., list[str]]


@pytest.fixture
def marker() -> str:
    """Another one in each test: what an earlier test wrote in the open may still lie in the journal."""
    return f"Quirijn Bedachtsma-{secrets.token_hex(6)}"


def places(found: list[str]) -> set[str]:
    return {text.rpartition(" ")[2] for text in found}


def test_a_plain_text_would_be_found_in_the_database(traces_of: Traces, marker: str) -> None:
    Organisation.objects.create(name=marker, type="shelter", reporter_type="shelter")
    assert places(traces_of(marker)) == {"database"}


def test_a_text_in_a_session_would_be_found(traces_of: Traces, marker: str) -> None:
    session = SessionStore()
    session["typed"] = marker
    session.save()
    assert places(traces_of(marker)) == {"database"}


def test_a_logged_text_would_be_found(traces_of: Traces, marker: str) -> None:
    logging.getLogger("inbeeld.test").info("opened %s", marker)
    assert places(traces_of(marker)) == {"log"}


@pytest.mark.parametrize("disguise", ["".join, lambda text: text.encode().hex(), lambda text: text.upper()])
def test_a_disguised_text_would_be_found(traces_of: Traces, marker: str, disguise: Callable[[str], str]) -> None:
    Organisation.objects.create(name=disguise(marker), type="shelter", reporter_type="shelter")
    assert traces_of(marker)


def test_the_reasons_in_the_audit_log_are_sealed(traces_of: Traces, marker: str) -> None:
    record("identity.opened", reason=marker)
    assert AuditEntry.objects.get().reveal_reason() == marker
    assert traces_of(marker) == []


CASE_PAGES = (
    "gegevens",
    "leeftijden",
    "contactwijze",
    "veiligheid",
    "contact/nieuw",
    "acties/nieuw",
    "leefgebieden/safety",
    "status",
    "fase",
    "identiteit/wijzigen",
    "identiteit",
    "toegang/nieuw",
    "sluiten",
    "heropenen",
)


# A label holds no number, and is short.
LABEL = "verzonnen kwibusfiets"
GIVEN = {"gegevens": {"label": LABEL}}


@pytest.fixture(autouse=True)
def queue(settings: Settings) -> None:
    """The queue of production, in the database, so that what is put in it stays there to be found."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_nothing_that_is_typed_along_the_walk_lies_in_the_open(
    traces_of: Traces, typist: Typist, place: Place, personas: dict[str, Persona]
) -> None:
    stranger, desk = Client(), personas["coordinator"].client
    typist.fill(stranger, "/signalen/nieuw/", municipality=place.municipality.name)
    signal = Signal.objects.get()
    install_method()
    desk.get(f"/signalen/{signal.pk}/")
    typist.fill(desk, f"/signalen/{signal.pk}/besluit/nieuwe-zaak/")
    case = Case.objects.get()
    for page in CASE_PAGES:
        typist.fill(desk, f"/zaken/{case.pk}/{page}/", **GIVEN.get(page, {}))
    typist.typed["label"] = LABEL
    open_emergency(case, by=personas["far_colleague"].actor, reason=typist.text("emergency"))
    assert len(typist.typed) > len(CASE_PAGES)
    assert traces_of(*typist.typed.values()) == []


def test_what_is_kept_for_after_signing_in_lies_not_in_the_open(
    traces_of: Traces, typist: Typist, coordinator: Persona, place: Place
) -> None:
    case = open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())
    expired, answer = Client(), HttpResponse()
    remember_browser_user(answer, coordinator.user)
    expired.cookies.update(answer.cookies)
    expired.post(f"/zaken/{case.pk}/contact/nieuw/", {"kind": "talk", "note": typist.text("note")})
    assert KeptForm.objects.exists()
    assert traces_of(*typist.typed.values()) == []


# Columns that hold more than a word or two and say nothing about the people whom the work is for.
OPEN_TEXTS = {
    "accounts.Organisation.name",
    "accounts.User.email",
    "accounts.Invitation.email",
    "accounts.KeptForm.path",
    *(f"accounts.{model}.{name}" for model in ("RegionCoordination", "NationalContact") for name in CONTACT_DETAILS),
    "accounts.NationalContact.name",
    # How an organisation works, the same for every case.
    "method.PhaseCheck.text_en",
    "method.PhaseCheck.text_nl",
    "method.WorkTerms.source",
    "outreach.SavedReply.text",
    # Which filters of a list somebody chose: codes, never what he typed.
    "accounts.ListChoice.query",
    # Under which term something was erased: a name from the table of terms.
    "erasure.Tombstone.term",
    # What was published, as the public could read it: the hidden cells are empty.
    "disclosure.LedgerLine.line",
    # Numbers that processes count together.
    "vault.SharedCount.value",
    # Public keys, and with whom of another installation they were compared by telephone.
    "transfers.InstallationKey.public",
    "transfers.KnownInstallation.compared_with",
    "transfers.KnownInstallation.public",
}


def test_each_column_for_free_text_is_sealed() -> None:
    rooms = [room for room in apps.get_app_configs() if room.name.startswith("inbeeld.")]
    open_texts = {
        f"{model._meta.label}.{field.name}"
        for room in rooms
        for model in room.get_models()
        for field in model._meta.fields
        if field.name != "row_mac"  # what guards a row: a key's name and a hash
        if isinstance(field, models.TextField) or (isinstance(field, models.CharField) and is_long(field))
    }
    assert open_texts <= OPEN_TEXTS


def is_long(field: models.CharField[str, str]) -> bool:
    return not field.choices and (field.max_length is None or field.max_length > LONGEST_NAME)
