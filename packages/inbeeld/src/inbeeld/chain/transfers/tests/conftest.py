"""A case of the coordinator, and a request for it before the far colleague."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, Person, SafetyDetails, change_identity, open_case, review_safety
from inbeeld.chain.consents.api import Answered, record_answer
from inbeeld.chain.contacts.api import ContactDetails, add_contact
from inbeeld.chain.plan.api import ActionDetails, add_action
from inbeeld.chain.transfers.keys import SecretKey
from inbeeld.chain.transfers.models import InstallationKey, KnownInstallation, Transfer
from inbeeld.chain.transfers.services import Asked, ask
from inbeeld.chain.transfers.services.keeping_keys import make_keys, own_key, register_installation
from inbeeld.foundation.accounts.api import RegionCoordination


@pytest.fixture
def case(place: Place, coordinator: Persona) -> Case:
    assert coordinator.membership is not None
    facts = CaseFacts(
        form="sexual", place="hotel", sex="boy", age_at_contact=17, summary="Verzonnen: droeg blauwe jas."
    )
    made = open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=facts)
    details = ActionDetails(what="Verzonnen.", owner=coordinator.membership, due_on=timezone.localdate())
    add_action(made, by=coordinator.actor, details=details)
    return made


@pytest.fixture
def destination(far_place: Place) -> RegionCoordination:
    return RegionCoordination.objects.get(region=far_place.region)


@pytest.fixture
def asked(destination: RegionCoordination) -> Callable[..., Asked]:
    def make(**changes: Any) -> Asked:
        request = {"form": "sexual", "age_band": "16-17", "urgency": "week", "reason": "Verzonnen: hij verhuist."}
        return Asked(**{"to": destination, "ground": "public_task", **request, **changes})

    return make


@pytest.fixture
def transfer(case: Case, coordinator: Persona, far_colleague: Persona, asked: Callable[..., Asked]) -> Transfer:
    assert far_colleague.membership is not None
    return ask(case, by=coordinator.actor, asked=asked())


@pytest.fixture
def record_id() -> str:
    return str(uuid.uuid4())


@dataclass
class TwoSides:
    """One database plays both installations: whose keys are in use decides which one it is."""

    administrator: Persona
    here: SecretKey
    there: SecretKey
    installation_there: KnownInstallation

    def go_there(self) -> None:
        self._use(self.there)
        self._know("Verzonnen hier", self.here)

    def come_back(self) -> None:
        self._use(self.here)

    def _use(self, key: SecretKey) -> None:
        row = InstallationKey.objects.get()
        row.public = key.public.line
        row.seal(secret={"identity": key.identity, "signer": key.signer})
        row.save()

    def _know(self, name: str, key: SecretKey) -> KnownInstallation:
        return register_installation(
            by=self.administrator.actor, name=name, key=key.public, compared_with="Verzonnen beheerder"
        )


@pytest.fixture
def sides(administrator: Persona) -> TwoSides:
    make_keys(by=administrator.actor)
    there = SecretKey.make()
    known = register_installation(
        by=administrator.actor, name="Verzonnen daar", key=there.public, compared_with="Verzonnen beheerder"
    )
    return TwoSides(administrator, own_key(), there, known)


@pytest.fixture
def full_case(case: Case, coordinator: Persona) -> Case:
    by, today = coordinator.actor, timezone.localdate()
    change_identity(case, by=by, person=Person(given_names="Verzonnen", family_name="Persoon"), version=0)
    safety = SafetyDetails(agreements="Verzonnen afspraak.", danger="", in_danger="", reviewed_on=today)
    review_safety(case, by=by, details=safety, version=0)
    for days in (3, 1):
        on = today - dt.timedelta(days=days)
        add_contact(case, by=by, details=ContactDetails(kind="phone", on=on, succeeded=True, note=f"Verzonnen {days}."))
    record_answer(case, by=by, answered=Answered(purpose="research", given_by=["self"], age=17, from_on=today))
    return case


def download(case: Case, by: Persona, to: KnownInstallation, **typed: Any) -> bytes:
    data = {"to": to.pk, "ground": "public_task", "reason": "Verzonnen: hij verhuist.", **typed}
    answer = by.client.post(f"/zaken/{case.pk}/pakket/", data)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/octet-stream"
    return bytes(answer.content)


def bring(data: bytes, by: Persona, place: Place) -> Any:
    upload = SimpleUploadedFile("pakket.age", data)
    return by.client.post("/overdrachten/pakket/", {"package": upload, "region": place.region.pk})
