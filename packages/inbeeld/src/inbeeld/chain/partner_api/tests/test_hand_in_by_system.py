"""A system of a partner hands in, under the same rules as the page, and follows what it handed in."""

from __future__ import annotations

import base64
import json
import re
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from fixtures.documents import a_pdf
from fixtures.personas import Persona, Place
from inbeeld.chain.partner_api.models import SystemHandIn, SystemKey
from inbeeld.chain.partner_api.services import rate_limit
from inbeeld.chain.signals.api import Signal, assign
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.ceilings.api import Rate
from inbeeld.foundation.files.api import StoredFile

from .conftest import FACTS, SIGNALS, Send

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 200


def encoded(content: bytes) -> dict[str, str]:
    return {"content": base64.b64encode(content).decode()}


def test_a_signal_reaches_the_desk_and_its_code_comes_back(send: Send, place: Place, partner: Persona) -> None:
    answer = send()
    signal = Signal.objects.get()
    told = json.loads(answer.content)
    assert answer.status_code == 201
    assert answer["Location"] == f"/api/v1/signals/{signal.reference}"
    assert told["reference"] == signal.reference
    assert len(told["code"]) == 19
    assert signal.region == place.region
    assert signal.reveal("facts") == FACTS
    assert [str(person.age_band) for person in signal.persons.all()] == ["12-15"]
    assert partner.membership is not None
    assert (signal.handed_in_by, signal.handed_in_for) == (None, partner.membership.organisation)
    entry = AuditEntry.objects.get(event="signal.received")
    assert (entry.membership_id, entry.organisation_id) == (None, partner.membership.organisation_id)


def test_every_answer_says_its_version_and_what_is_left_and_sets_no_cookie(send: Send) -> None:
    answer = send()
    assert answer["API-Version"] == "1.0.0"
    assert (answer["RateLimit-Limit"], answer["RateLimit-Remaining"]) == ("60", "59")
    assert not answer.cookies
    assert "Access-Control-Allow-Origin" not in answer


def test_the_same_again_is_the_same_and_something_else_is_refused(send: Send, sent: dict[str, Any]) -> None:
    drawn = str(uuid.uuid4())
    first, second = (send(idempotency_key=drawn) for _ in range(2))
    assert first.content == second.content
    assert (first.status_code, second.status_code) == (201, 201)
    other = send({**sent, "facts": "Iets anders."}, idempotency_key=drawn)
    assert other.status_code == 422
    assert json.loads(other.content)["type"] == "/api/#key-reused"
    assert Signal.objects.count() == 1
    assert Signal.objects.get().reveal("facts") == FACTS


def test_two_organisations_may_draw_the_same_idempotency_key(
    send: Send, make_key: Callable[..., str], outreach_worker: Persona
) -> None:
    drawn = str(uuid.uuid4())
    send(idempotency_key=drawn)
    assert send(idempotency_key=drawn, key=make_key(outreach_worker)).status_code == 201
    assert Signal.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_same_sent_at_the_same_moment_is_one_signal(send: Send) -> None:
    drawn = str(uuid.uuid4())

    def once(_number: int) -> str:
        try:
            answer = send(idempotency_key=drawn)
            return f"{answer.status_code} {json.loads(answer.content)['reference']}"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = set(threads.map(once, range(4)))
    assert len(answers) == 1
    assert (Signal.objects.count(), SystemHandIn.objects.count()) == (1, 1)


WRONG = {
    "no facts": ({"facts": ""}, "/facts"),
    "blank facts": ({"facts": " \n "}, "/facts"),
    "an invented form": ({"form": "alles"}, "/form"),
    "an unknown place": ({"municipality": "Zzyzx"}, "/municipality"),
    "nobody": ({"persons": []}, "/persons"),
    "too many persons": ({"persons": [{}] * 11}, "/persons"),
    "an invented age": ({"persons": [{"age_band": "12"}]}, "/persons/0/age_band"),
    "no base64": ({"documents": [{"content": "%%%"}]}, "/documents/0/content"),
    "a picture": ({"documents": [encoded(PNG)]}, "/documents/0/content"),
}


@pytest.mark.parametrize(("change", "field"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_and_nothing_is_stored(
    send: Send, sent: dict[str, Any], change: dict[str, Any], field: str
) -> None:
    answer = send({**sent, **change})
    told = json.loads(answer.content)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    problems = {error["field"]: error["problem"] for error in told["errors"]}
    assert field in problems
    assert not re.search(r"\b(?:Vul|gemeente|niet)\b", problems[field]), "in English, whatever the site speaks"
    assert not Signal.objects.exists()


def test_an_error_repeats_nothing_of_what_was_sent(send: Send, sent: dict[str, Any]) -> None:
    name = "Quirijn Bedachtsma"
    wrong = {**sent, "municipality": name, "form": name, "kind": name, name: name, "persons": [{name: name}]}
    for body in (wrong, f'{{"{name}": '.encode(), json.dumps(name).encode()):
        answer = send(body)
        assert answer.status_code in {400, 422}
        assert answer["Content-Type"] == "application/problem+json"
        assert name not in answer.content.decode()


def test_a_picture_is_refused_with_the_reason(send: Send, sent: dict[str, Any]) -> None:
    told = json.loads(send({**sent, "documents": [encoded(PNG)]}).content)
    assert "helpwanted.nl" in told["errors"][0]["problem"]
    assert not StoredFile.objects.exists()


def test_documents_come_along_cleaned(send: Send, sent: dict[str, Any]) -> None:
    assert send({**sent, "documents": [encoded(a_pdf()), encoded(b"Verzonnen.")]}).status_code == 201
    assert list(Signal.objects.get().attachments.values_list("file__kind", flat=True)) == ["pdf", "txt"]


def test_a_request_that_is_too_large_is_refused(send: Send, sent: dict[str, Any]) -> None:
    answer = send({**sent, "documents": [{"content": "A" * 3_000_000}]})
    assert answer.status_code == 413


@pytest.mark.parametrize("shown", ["", "x", "inbeeld_abcdefgh_" + "A" * 43, "Basic abc"])
def test_without_a_key_that_holds_nothing_is_told(db: None, shown: str) -> None:
    for address in ("/api/v1/municipalities", "/api/v1/code-lists", "/api/v1/signals/S-BCDFGH"):
        answer = Client().get(address, headers={"Authorization": f"Bearer {shown}"})
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", SIGNALS, 405),
        ("delete", "/api/v1/health", 405),
        ("get", "/api/v1/cases", 404),
        ("post", "/api/v1/x", 404),
    ],
)
def test_what_is_not_there_answers_as_a_problem_too(db: None, method: str, address: str, status: int) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer["API-Version"] == "1.0.0"


def test_being_signed_in_opens_nothing(coordinator: Persona) -> None:
    assert coordinator.client.get("/api/v1/municipalities").status_code == 401


def test_a_key_does_only_what_it_is_for(send: Send, make_key: Callable[..., str]) -> None:
    assert send(key=make_key(may_hand_in=False)).status_code == 403
    reference = json.loads(send().content)["reference"]
    only_in = {"Authorization": f"Bearer {make_key(may_follow=False)}"}
    assert Client().get(f"{SIGNALS}/{reference}", headers=only_in).status_code == 403


def test_it_follows_its_own_signals_and_no_others(
    send: Send, key: str, make_key: Callable[..., str], coordinator: Persona, outreach_worker: Persona
) -> None:
    reference = json.loads(send().content)["reference"]
    signal = Signal.objects.get()
    assign(signal, coordinator.actor.member, by=coordinator.actor)
    answer = Client().get(f"{SIGNALS}/{reference}", headers={"Authorization": f"Bearer {key}"})
    told = json.loads(answer.content)
    assert (told["status"], told["ended"]) == ("in_hand", "")
    assert FACTS not in answer.content.decode()
    assert coordinator.user.name not in answer.content.decode()
    other = {"Authorization": f"Bearer {make_key(outreach_worker)}"}
    assert Client().get(f"{SIGNALS}/{reference}", headers=other).status_code == 404


def test_too_many_requests_wait_in_every_process_alike(send: Send, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "A_MINUTE", Rate(3, 60))
    headers = {"Authorization": f"Bearer {key}"}
    statuses = [Client().get("/api/v1/code-lists", headers=headers).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    late = send()
    assert late.status_code == 429
    assert 1 <= int(late["Retry-After"]) <= 60
    assert late["RateLimit-Remaining"] == "0"
    assert not Signal.objects.exists()


def test_guessing_keys_has_to_wait(db: None) -> None:
    wrong = {"Authorization": "Bearer inbeeld_abcdefgh_" + "A" * 43}
    statuses = [Client().get("/api/v1/municipalities", headers=wrong).status_code for _ in range(21)]
    assert statuses == [401] * 20 + [429]


def test_the_lists_are_those_of_the_page(key: str, place: Place) -> None:
    headers = {"Authorization": f"Bearer {key}"}
    lists = json.loads(Client().get("/api/v1/code-lists", headers=headers).content)
    assert {"code": "sexual", "nl": "Seksuele uitbuiting", "en": "Sexual exploitation"} in lists["form"]
    known = json.loads(Client().get("/api/v1/municipalities", headers=headers).content)
    assert {"code": place.municipality.code, "name": place.municipality.name} in known


def test_the_day_of_the_last_use_is_kept(send: Send) -> None:
    send()
    assert SystemKey.objects.get().last_used_on is not None
