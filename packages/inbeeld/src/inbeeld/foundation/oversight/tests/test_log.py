"""The privacy officer reads the log."""

import csv
import datetime as dt
import io
import json
import uuid

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.audit.api import AuditEntry, Event, append, record
from inbeeld.foundation.oversight.log import NEWEST_FIRST, Question
from inbeeld.foundation.oversight.views.log import SIZE
from inbeeld.foundation.records.api import KeysetPage, page_of

pytestmark = pytest.mark.django_db
LOG = "/toezicht/"


def read(officer: Persona, address: str = LOG) -> str:
    answer = officer.client.get(address)
    assert answer.status_code == 200, answer.content[:500]
    return answer.content.decode()


def of(actor: Actor, event: str = "case.read", at: dt.datetime | None = None, **more: object) -> Event:
    return Event(
        event,
        at or timezone.now(),
        user_id=actor.user_id,
        membership_id=actor.membership_id,
        role="coordinator",
        organisation_id=actor.organisation_id,
        **more,  # type: ignore[arg-type]
    )


def test_it_tells_who_did_what_and_why(privacy_officer: Persona, coordinator: Persona) -> None:
    record("access.emergency_opened", actor=coordinator.actor, reason="Acuut gevaar, collega onbereikbaar")
    page = read(privacy_officer)
    assert coordinator.user.name in page
    assert "Acuut gevaar, collega onbereikbaar" in page


def test_what_happened_in_another_organisation_does_not_show(privacy_officer: Persona, far_colleague: Persona) -> None:
    record("case.read", actor=far_colleague.actor)
    assert far_colleague.user.name not in read(privacy_officer)


def test_an_outsider_in_a_record_of_ours_shows(privacy_officer: Persona, partner: Persona) -> None:
    ours = privacy_officer.actor.organisation_id
    append([of(partner.actor, owner_id=ours, dossier_id=uuid.uuid4())])
    assert partner.user.name in read(privacy_officer)


def test_our_person_in_a_record_of_others_shows_once(privacy_officer: Persona, coordinator: Persona) -> None:
    append([of(coordinator.actor, owner_id=coordinator.actor.organisation_id)])
    question = Question(organisation_id=privacy_officer.actor.organisation_id)
    assert len(list(question.everything())) == 1


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("person={coordinator}", {"coordinator"}),
        ("person={colleague}", {"colleague"}),
        ("case={case}", {"colleague"}),
        ("kind=keys", {"coordinator"}),
        ("outcome=refused", {"colleague"}),
        ("since=1-3-2026&until=1-3-2026", {"coordinator"}),
        ("until=1-1-2020", set()),
        ("person={coordinator}&case={case}", set()),
    ],
)
def test_it_narrows(
    privacy_officer: Persona, coordinator: Persona, colleague: Persona, query: str, shown: set[str]
) -> None:
    case = uuid.uuid4()
    append(
        [
            of(coordinator.actor, "keys.rotated", at=dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)),
            of(colleague.actor, "case.read", dossier_id=case, outcome="refused"),
        ]
    )
    people = {"coordinator": coordinator, "colleague": colleague}
    address = query.format(case=case, **{name: persona.user.pk for name, persona in people.items()})
    rows = read(privacy_officer, f"{LOG}?{address}").partition("<tbody")[2]
    assert {name for name, persona in people.items() if persona.user.name in rows} == shown


@pytest.mark.parametrize(
    "query",
    [
        "person=niemand",
        "person=%00",
        "case=onbekend",
        "kind=verzonnen",
        "since=morgenochtend",
        "since=2-1-2026&until=1-1-2026",
        "na=onzin",
        "na=0001-01-01T00:00:00%2B14:00_1",
        "na=2026-01-01T00:00:00%2B00:00_99999999999999999999999",
        "voor=9999-12-31T23:59:59-14:00_1",
        "since=1-1-0001&until=31-12-9999",
        "case=%F0%9F%99%82%E2%80%AE'%22;--",
    ],
)
def test_a_wrong_question_breaks_nothing(privacy_officer: Persona, query: str) -> None:
    read(privacy_officer, f"{LOG}?{query}")


def test_a_wrong_choice_is_not_answered_with_the_whole_log(privacy_officer: Persona, coordinator: Persona) -> None:
    record("case.read", actor=coordinator.actor)
    assert "<tbody" not in read(privacy_officer, f"{LOG}?case=onbekend")


def test_pages_go_from_new_to_old_and_back_without_loss(privacy_officer: Persona) -> None:
    actor = privacy_officer.actor
    moment = timezone.now()
    append([of(actor, at=moment - dt.timedelta(seconds=n // 3), owner_id=actor.organisation_id) for n in range(130)])
    log = Question(organisation_id=actor.organisation_id)
    pages = [page(log)]
    while pages[-1].next_url:
        pages.append(page(log, pages[-1].next_url))
    assert [len(found.rows) for found in pages] == [50, 50, 30]
    numbers = [entry.sequence for found in pages for entry in found.rows]
    assert sorted(numbers) == list(range(1, 131))
    assert [entry.sequence for entry in log.everything()] == numbers
    assert page(log, pages[1].previous_url).rows == pages[0].rows
    assert page(log, pages[2].previous_url).rows == pages[1].rows


def page(log: Question, address: str = "") -> KeysetPage[AuditEntry]:
    return page_of(log.walks(), QueryDict(address.removeprefix("?")), order=NEWEST_FIRST, size=SIZE)


def test_the_links_lead_through_all_pages(privacy_officer: Persona) -> None:
    append([of(privacy_officer.actor) for _ in range(SIZE + 5)])
    first = privacy_officer.client.get(LOG)
    assert first.context["page"].previous_url == ""
    second = privacy_officer.client.get(LOG + first.context["page"].next_url)
    assert second.context["page"].next_url == ""
    back = privacy_officer.client.get(LOG + second.context["page"].previous_url)
    assert set(back.context["page"].rows) <= set(AuditEntry.objects.all())


def test_the_number_of_queries_does_not_grow(privacy_officer: Persona, coordinator: Persona) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(privacy_officer)
        return len(captured)

    append([of(coordinator.actor, reason="een", dossier_id=uuid.uuid4())])
    read(privacy_officer)
    few = queries()
    append([of(coordinator.actor, reason="vele", dossier_id=uuid.uuid4()) for _ in range(40)])
    assert queries() == few


def test_reading_the_log_stands_in_the_log(privacy_officer: Persona) -> None:
    read(privacy_officer, f"{LOG}?kind=keys")
    entry = AuditEntry.objects.get(event="audit.read")
    assert (entry.user_id, entry.fields) == (privacy_officer.user.pk, ["kind"])


def test_openings_of_identity_show_the_reason_and_nothing_else(privacy_officer: Persona, coordinator: Persona) -> None:
    record("identity.opened", actor=coordinator.actor, reason="Voor de aanmelding bij de opvang")
    record("case.read", actor=coordinator.actor, reason="iets anders")
    page = read(privacy_officer, "/toezicht/identiteit/")
    assert "Voor de aanmelding bij de opvang" in page
    assert "iets anders" not in page


def exported(client: Client, ending: str, query: str = "") -> str:
    answer = client.get(f"/toezicht/bestand/{ending}/{query}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]


def test_the_file_holds_who_and_what_but_no_reasons(privacy_officer: Persona, coordinator: Persona) -> None:
    record("identity.opened", actor=coordinator.actor, reason="Noemt een naam")
    text = exported(privacy_officer.client, "csv")
    (opened,) = [
        row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";") if "identity" in row["event"]
    ]
    assert opened["person"] == coordinator.user.name
    assert "Noemt een naam" not in text
    as_json = json.loads(exported(privacy_officer.client, "json"))
    assert {row["event"] for row in as_json} == {"identity.opened", "audit.exported"}


def test_the_file_follows_the_choices(privacy_officer: Persona, coordinator: Persona) -> None:
    record("keys.rotated", actor=coordinator.actor)
    record("case.read", actor=coordinator.actor)
    rows = json.loads(exported(privacy_officer.client, "json", "?kind=keys"))
    assert [row["event"] for row in rows] == ["keys.rotated"]


def test_an_empty_file_is_still_a_file(privacy_officer: Persona) -> None:
    assert json.loads(exported(privacy_officer.client, "json", "?kind=keys")) == []
    assert exported(privacy_officer.client, "csv", "?kind=keys").count("\r\n") == 1


def test_no_file_is_made_of_a_wrong_choice(privacy_officer: Persona) -> None:
    assert privacy_officer.client.get("/toezicht/bestand/csv/?kind=verzonnen").status_code == 422
    assert not AuditEntry.objects.filter(event="audit.exported").exists()


def test_taking_the_log_along_stands_in_the_log(privacy_officer: Persona) -> None:
    exported(privacy_officer.client, "csv")
    assert AuditEntry.objects.filter(event="audit.exported", user_id=privacy_officer.user.pk).exists()


def test_a_name_cannot_be_a_formula(privacy_officer: Persona, coordinator: Persona) -> None:
    coordinator.user.name = "=HYPERLINK(1)"
    coordinator.user.save()
    record("case.read", actor=coordinator.actor)
    assert "'=HYPERLINK(1)" in exported(privacy_officer.client, "csv")
