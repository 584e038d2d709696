"""What hangs on a case goes along to another installation; what cannot is counted and told."""

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from fixtures.documents import a_pdf, upload
from fixtures.personas import Persona, Place
from inbeeld.chain.breaks.api import BreakDetails, add_break, tick_point
from inbeeld.chain.cases.api import Answer, Case, add_detection, answer_checks
from inbeeld.chain.conferences.api import AgendaItem, Call, Conference, ConferenceDecision, State, call
from inbeeld.chain.contacts.api import agree_rhythm
from inbeeld.chain.documents.api import DocumentDetails, add_document, add_version, compare_version
from inbeeld.chain.letters.api import all_templates, begin_letter
from inbeeld.chain.method.api import install_method, points_of
from inbeeld.chain.subject_access.api import add_statement, ask_destruction
from inbeeld.chain.timeline.api import ProgressAnswer
from inbeeld.chain.transfers.envelopes import NotTaken, PackageProblem, pack
from inbeeld.chain.transfers.models import PackageReceived
from inbeeld.chain.transfers.services import packed_files
from inbeeld.chain.transfers.services.importing import examine_files
from inbeeld.chain.transfers.services.receiving import take_in
from inbeeld.foundation.files.api import FileKind, examine, from_bytes, text_of, to_bytes, to_carry

from .conftest import TwoSides, bring, download

DAY = dt.date(2026, 1, 15)


@pytest.fixture
def whole_case(full_case: Case, coordinator: Persona) -> Case:
    case, by = full_case, coordinator.actor
    install_method()
    add_detection(case, by=by, seen_by="education", seen_on="2025-10", note="Verzonnen: veel weg.")
    agree_rhythm(case, by=by, every_days=5, paused_until=None, reason="Verzonnen.")
    ahead = add_break(case, by=by, details=BreakDetails(kind="placement", on=DAY + dt.timedelta(days=900)))
    first = ahead.points.first()
    assert first
    tick_point(first, by=by, done=True)
    point = points_of(case.phase)[0]
    answer_checks(case, by=by, phase=case.phase, answers={point.code: Answer("settled", "Verzonnen gedaan.")})
    assert coordinator.membership
    ProgressAnswer.objects.create(case=case, quarter=DAY.replace(day=1), stay="own_home", by=coordinator.membership)
    add_statement(case, by=by, kind="statement", text="Verzonnen: zo was het.", received_on=DAY)
    ask_destruction(case, by=by, asked_by="himself", asked_on=timezone.localdate())
    begin_letter(case, by=by, template=all_templates()["partner"])
    _documents(case, coordinator)
    _conference(case, coordinator)
    return case


def _documents(case: Case, coordinator: Persona) -> None:
    report = DocumentDetails(title="Verzonnen verslag", kind="report", file=examine(upload(b"Verzonnen een.")))
    document = add_document(case, by=coordinator.actor, details=report)
    add_version(document, by=coordinator.actor, file=examine(upload(b"Verzonnen twee.")))
    drawn = examine(upload(a_pdf(picture=True)))
    add_document(case, by=coordinator.actor, details=DocumentDetails(title="Verzonnen plan", kind="plan", file=drawn))
    text = examine(upload(b"Verzonnen toestemming."))
    read = replace(from_bytes(text.content), scanned=True)  # as the reader of scans answers
    scan = replace(text, kind=FileKind.SCAN, content=to_bytes(read))
    details = DocumentDetails(title="Verzonnen toestemming", kind="consent", file=scan, paper="kast 3")
    consent = add_document(case, by=coordinator.actor, details=details)
    compare_version(consent.versions.get(), by=coordinator.actor)
    add_version(consent, by=coordinator.actor, file=replace(scan, digest="0" * 64), paper="kast 4")


def _conference(case: Case, coordinator: Persona) -> None:
    assert coordinator.membership
    people, on = (coordinator.membership,), timezone.localdate()
    given = Call(
        on=on, begins=dt.time(14, 30), way="room", where="Verzonnen huis", people=people, outside=("Huisarts",)
    )
    held = call(case, given, record_id=uuid.uuid4(), by=coordinator.actor)
    item = AgendaItem(conference=held, data_key=case.data_key, part="safety", position=9)
    item.seal(subject="Verzonnen punt", notes="Verzonnen notulen.")
    item.save(force_insert=True)
    decision = ConferenceDecision(item=item, data_key=case.data_key, by=coordinator.membership)
    decision.seal(text="Verzonnen besluit.")
    decision.save(force_insert=True)
    Conference.objects.filter(pk=held.pk).update(state=State.HELD)
    call(case, given, record_id=uuid.uuid4(), by=coordinator.actor)


def test_all_that_hangs_on_a_case_arrives(
    sides: TwoSides, whole_case: Case, coordinator: Persona, far_colleague: Persona, far_place: Place
) -> None:
    data = download(whole_case, coordinator, sides.installation_there, with_identity="on")
    sides.go_there()
    assert bring(data, far_colleague, far_place).status_code == 302
    case = PackageReceived.objects.get().case
    assert case
    assert case.detections.get().seen_on == "2025-10"
    assert case.contact_every_days == 5
    ahead = case.breaks.get(kind="placement")
    assert case.next_break_on == ahead.on
    assert [point.done_at is not None for point in ahead.points.all()][:2] == [True, False]
    assert "Verzonnen gedaan." in str(case.check_answers.get().reveal("note"))
    assert case.progress_answers.get().stay == "own_home"
    assert case.statements.get().reveal("text") == "Verzonnen: zo was het."
    asked = case.destruction_requests.get()
    assert asked.decision == ""
    assert asked.due_on == whole_case.destruction_requests.get().due_on
    assert not case.letters.get().is_final
    _documents_arrived(case)
    _conference_arrived(case)
    page = far_colleague.client.get(f"/overdrachten/pakket/{PackageReceived.objects.get().pk}/")
    assert [entry["number"] for entry in page.context["stayed"]] == [1], "the conference that is planned"
    assert page.context["not_taken"] == []
    for path in ("documenten", "overleg", "plan", "overgangen", "rechten", "geschiedenis"):
        assert far_colleague.client.get(f"/zaken/{case.pk}/{path}/").status_code == 200


def _documents_arrived(case: Case) -> None:
    report, plan, consent = case.documents.order_by("number")
    assert report.reveal("title") == "Verzonnen verslag"
    older, newer = report.versions.order_by("number")
    assert text_of(older.file).plain() == "Verzonnen een."
    assert text_of(newer.file).plain() == "Verzonnen twee."
    drawn = plan.versions.get().file
    assert drawn.left_out == {"picture": 1}
    assert drawn.kind == "pdf"
    compared, fresh = consent.versions.order_by("number")
    assert [compared.reveal("paper"), fresh.reveal("paper")] == ["kast 3", "kast 4"]
    assert compared.file.reveal("compared_by") == "Coordinator (verzonnen)"
    assert not compared.file.is_to_be_compared
    assert fresh.file.is_to_be_compared


def _conference_arrived(case: Case) -> None:
    held = case.conferences.get()
    names = [one.reveal("role") for one in held.invitees.all()]
    assert any("Coordinator (verzonnen)" in name for name in names)
    item = held.items.get(position=held.items.count() - 1)
    assert item.reveal("notes") == "Verzonnen notulen."
    assert "Verzonnen besluit." in item.decisions.get().reveal("text")


def test_documents_that_do_not_fit_stay_and_the_page_says_how_many(
    sides: TwoSides, whole_case: Case, coordinator: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = whole_case.documents.order_by("number")[0].versions.order_by("number").last()
    assert newest is not None
    monkeypatch.setattr(packed_files, "ROOM", len(to_carry(newest.file)))
    page = coordinator.client.get(f"/zaken/{whole_case.pk}/pakket/")
    stays = {entry["what"]: entry["number"] for entry in page.context["left_out"]}
    assert 4 in stays.values(), "the plan, both versions of the consent, and the older version of the report"
    assert "Gaat niet mee" in page.content.decode()


def test_a_file_that_is_no_document_is_refused_and_one_that_was_swapped_ends_it(
    sides: TwoSides, far_colleague: Persona, far_place: Place
) -> None:
    assert examine_files({"x": b"\x89PNG\r\n\x1a\n" + b"\0" * 64}) == {}
    content: dict[str, Any] = {"schema": "inbeeld-case/2", "package": str(uuid.uuid4())}
    swapped = pack(content, {"0" * 64: b"iets anders"}, own=sides.here, to=sides.there.public)
    sides.go_there()
    with pytest.raises(NotTaken) as refused:
        take_in(swapped, by=far_colleague.actor, region=far_place.region)
    assert refused.value.problem == PackageProblem.TAMPERED
