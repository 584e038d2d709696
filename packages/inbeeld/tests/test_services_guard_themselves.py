"""Each service that somebody does asks itself whether they may, whoever calls it: a page, a command, another room."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.utils import timezone

from fixtures.personas import LONG_AGO, PERSONAS, Persona, Place
from fixtures.service_calls import TABLE, Caller, Service, services
from inbeeld.chain.cases.api import Case
from inbeeld.chain.meldcode.codes import Concern, EntryKind
from inbeeld.chain.meldcode.services.entries import Entry
from inbeeld.chain.meldcode.services.tracks import Start, open_track
from inbeeld.chain.outreach.services.unseen import start
from inbeeld.chain.overlaps.models import Overlap
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.receipts import Submission
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.four_eyes.api import FourEyesRequest
from inbeeld.foundation.vault.api import DataKey

SIGNS = Entry(EntryKind.SIGNS, LONG_AGO, {"text": "Verzonnen."})
START = Start(
    description="Verzonnen", concern=Concern.EXPLOITATION, profession="education", form="sexual", age_band="16-17",
    sex="boy", municipality=None, signs=SIGNS,
)  # fmt: skip
# What a service looks at before it asks who this is.
GIVEN: dict[str, dict[str, Any]] = {
    "signals close_signal": {"kind": DecisionKind.ADVICE},
    "meldcode add_entry": {"given": SIGNS},
}
SERVICES = services()


@pytest.fixture
def caller(case: Case, place: Place, personas: dict[str, Persona]) -> Callable[[str], Caller]:
    """`caller("plan")`: the records stand around the coordinator, or around whom the room is for."""

    def make(room: str) -> Caller:
        membership = personas[
            {"meldcode": "professional", "outreach": "outreach_worker"}.get(room, "coordinator")
        ].membership
        assert membership is not None
        known: list[Model] = [case, place.region, membership, membership.organisation, membership.user]
        if room == "meldcode":
            known.append(open_track(START, record_id=uuid.uuid4(), by=personas["professional"].actor))
        if room == "outreach":
            known.append(start("Verzonnen.", None, submission=Submission(uuid.uuid4().hex)).conversation)
        if room == "overlaps":
            known.append(Overlap(case=case, other=case))
        if room == "four_eyes":
            known.append(asked_for_destruction(case, membership))
        return Caller({type(record): record for record in known}, any_record=case)

    return make


def asked_for_destruction(case: Case, by: Membership) -> FourEyesRequest:
    key, now = DataKey.objects.create_key(), timezone.now()
    asked = FourEyesRequest(data_key=key, act="case.destruction", record_id=case.pk, asked_by=by, asked_at=now)
    asked.organisation, asked.region = case.organisation, case.region
    asked.decide_from, asked.lapses_at = now, now + dt.timedelta(days=90)
    asked.save(force_insert=True)
    return asked


def test_every_service_has_its_line_and_every_line_a_service() -> None:
    assert sorted(service.key for service in SERVICES) == sorted(
        f"{room} {name}" for room, lines in TABLE.items() for name in lines
    )


@pytest.mark.parametrize("room", sorted({service.room for service in SERVICES}))
def test_the_guards_of_a_room_let_past_these_and_nobody_else(
    room: str, caller: Callable[[str], Caller], personas: dict[str, Persona]
) -> None:
    call = caller(room)
    for service in SERVICES:
        line = TABLE.get(room, {}).get(service.name, {})
        if service.room == room and "why" not in line:
            given = GIVEN.get(service.key, {})
            passed = [name for name in PERSONAS if call.gets_past_the_guard(service, personas[name].actor, **given)]
            assert passed == line.get("may", "").split(), f"{service.key} lets past: {' '.join(passed)}"


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.key)
def test_a_service_writes_its_event(service: Service) -> None:
    """One of its own, or that of the service in its place, as its code says."""
    assert ", ".join(service.events) == TABLE.get(service.room, {}).get(service.name, {}).get("writes")
    assert service.events


def test_only_a_service_that_says_why_has_no_guard_of_its_own() -> None:
    assert sum("why" in line for lines in TABLE.values() for line in lines.values()) == 10
    assert all(("may" in line) != ("why" in line) for lines in TABLE.values() for line in lines.values())
