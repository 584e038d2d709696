"""Writing down the steps: what was done stays as it was written, and reasons are asked."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.meldcode.codes import Concern, Decision, EntryKind, TermKind
from inbeeld.chain.meldcode.models import Track, TrackEntry
from inbeeld.chain.meldcode.services import tracks
from inbeeld.chain.meldcode.services.entries import add_to
from inbeeld.chain.meldcode.services.locking import TrackIsClosed
from inbeeld.chain.meldcode.services.reading import read_track
from inbeeld.chain.meldcode.services.terms import agree, remind, settle
from inbeeld.foundation.audit.api import AuditEntry

from .conftest import SIGN, begin, write

MONDAY = dt.date(2026, 3, 2)
START = {
    "description": "Jongen uit 3B (verzonnen)",
    "concern": "exploitation",
    "text": SIGN,
    "happened_on": "vandaag",
    "age_band": "16-17",
    "sex": "boy",
    "profession": "education",
    "form": "sexual",
    "municipality": "",
}


def posted(persona: Persona, address: str, **data: str) -> int:
    return persona.client.post(address, {"record_id": str(uuid.uuid4()), "happened_on": "vandaag", **data}).status_code


def test_a_track_begins_with_its_first_sign_and_the_terms_of_the_organisation(professional: Persona) -> None:
    assert posted(professional, "/meldcode/trajecten/nieuw/", **START) == 302
    track = Track.objects.get()
    reading = read_track(track, by=professional.actor)
    assert reading.description == START["description"]
    assert [one.text for one in reading.entries] == [SIGN]
    assert {one.term.kind for one in reading.terms} == {TermKind.CONSULT, TermKind.DECIDE}
    assert track.due_on == min(one.term.due_on for one in reading.terms)


def test_pressing_twice_begins_one_track(professional: Persona) -> None:
    form = {**START, "record_id": str(uuid.uuid4())}
    for _ in range(2):
        professional.client.post("/meldcode/trajecten/nieuw/", form)
    assert Track.objects.count() == 1


def test_what_was_written_is_put_right_by_an_addition_only(professional: Persona, track: Track) -> None:
    entry = write(track, EntryKind.COLLEAGUE, professional, whom="mentor", text="Belde dinsdag.")
    add_to(entry, "Het was woensdag.", record_id=uuid.uuid4(), by=professional.actor)
    (opened,) = [
        one for one in read_track(track, by=professional.actor).entries if one.entry.kind == EntryKind.COLLEAGUE
    ]
    assert opened.text == "Belde dinsdag."
    assert [one.text for one in opened.additions] == ["Het was woensdag."]
    page = professional.client.get(f"/meldcode/trajecten/{track.pk}/").content.decode()
    assert page.index("Belde dinsdag.") < page.index("Het was woensdag.")


def test_asking_a_colleague_meets_the_term_that_waited_for_it(professional: Persona, track: Track) -> None:
    write(track, EntryKind.COLLEAGUE, professional, whom="mentor", text="Deelt de zorg.")
    assert track.terms.get(kind=TermKind.CONSULT).done_on == timezone.localdate()
    track.refresh_from_db()
    assert track.due_on == track.terms.get(kind=TermKind.DECIDE).due_on


def test_a_decision_without_reasons_is_not_taken_in_also_not_one_not_to_report(
    professional: Persona, track: Track
) -> None:
    address = f"/meldcode/trajecten/{track.pk}/schrijven/besluit/"
    assert posted(professional, address, decision="close", text="") == 422
    assert posted(professional, address, decision="close", text="Er bleek iets anders aan de hand.") == 302
    page = professional.client.get(f"/meldcode/trajecten/{track.pk}/").content.decode()
    assert "Er bleek iets anders aan de hand." in page


def test_help_without_a_day_to_look_again_is_not_taken_in(professional: Persona, track: Track) -> None:
    address = f"/meldcode/trajecten/{track.pk}/schrijven/besluit/"
    assert posted(professional, address, decision="help", text="Mentor helpt.") == 422
    later = timezone.localdate() + dt.timedelta(days=30)
    assert posted(professional, address, decision="help", text="Mentor helpt.", look_again=later.isoformat()) == 302
    assert track.terms.get(kind=TermKind.LOOK_AGAIN).due_on == later


def test_a_report_begins_the_terms_of_veilig_thuis_from_its_own_day(professional: Persona, track: Track) -> None:
    write(track, EntryKind.DECISION, professional, on=MONDAY, decision=Decision.REPORT, text="Acuut.", look_again="")
    assert track.terms.get(kind=TermKind.SAFETY_ASSESSMENT).due_on == dt.date(2026, 3, 9)
    assert track.terms.get(kind=TermKind.INVESTIGATION).due_on == MONDAY + dt.timedelta(weeks=10)


def test_weighing_asks_the_questions_that_the_answers_lead_to_and_a_reason_for_each(
    professional: Persona, track: Track
) -> None:
    address = f"/meldcode/trajecten/{track.pk}/schrijven/wegen/"
    assert posted(professional, address, answer_1="yes", reason_1="Nog steeds.") == 422
    assert posted(professional, address, answer_1="yes", reason_1="Nog steeds.", answer_2="yes") == 422
    assert posted(professional, address, answer_1="yes", reason_1="Nog steeds.", answer_2="yes", reason_2="Nu.") == 302
    (opened,) = [
        one for one in read_track(track, by=professional.actor).entries if one.entry.kind == EntryKind.WEIGHING
    ]
    assert [(one.number, one.yes, one.reason) for one in opened.answers] == [(1, True, "Nog steeds."), (2, True, "Nu.")]
    assert opened.code_says == "report"


def test_talking_with_parents_is_a_choice_with_a_warning_and_nothing_is_chosen_beforehand(
    professional: Persona, track: Track
) -> None:
    address = f"/meldcode/trajecten/{track.pk}/schrijven/ouders/"
    page = professional.client.get(address).content.decode()
    assert "één op de zeven" in page
    assert "checked" not in page
    assert posted(professional, address, text="Niet veilig.") == 422
    assert posted(professional, address, spoke="no", text="Niet veilig.") == 302


def test_nothing_is_added_to_a_closed_track_until_it_is_opened_again(professional: Persona, track: Track) -> None:
    tracks.close(track, "Klaar.", by=professional.actor)
    with pytest.raises(TrackIsClosed):
        write(track, EntryKind.NOTE, professional, text="Nog iets.")
    assert posted(professional, f"/meldcode/trajecten/{track.pk}/schrijven/notitie/", text="Nog iets.") == 302
    assert not TrackEntry.objects.filter(kind=EntryKind.NOTE).exists()
    tracks.reopen(track, "Toch weer zorgen.", by=professional.actor)
    write(track, EntryKind.NOTE, professional, text="Nog iets.")


def test_of_what_is_due_its_owner_is_told_once(professional: Persona, track: Track, mailoutbox: list[object]) -> None:
    after = timezone.localdate() + dt.timedelta(days=60)
    assert remind(after) == 2
    assert remind(after) == 0


def test_an_agreement_is_met_by_saying_so_and_a_step_by_writing_it_down(professional: Persona, track: Track) -> None:
    agreed = agree(track, "Bellen", timezone.localdate(), record_id=uuid.uuid4(), by=professional.actor)
    settle(agreed, by=professional.actor)
    decide = track.terms.get(kind=TermKind.DECIDE)
    assert posted(professional, f"/meldcode/trajecten/{track.pk}/termijn/{decide.pk}/gehaald/") == 404
    write(track, EntryKind.COLLEAGUE, professional, whom="mentor", text="Ziet het ook.")
    write(track, EntryKind.DECISION, professional, decision="close", text="Nee.", look_again="")
    track.refresh_from_db()
    assert track.due_on is None


def test_a_term_that_was_open_at_closing_was_not_met_and_runs_again_after_opening(
    professional: Persona, track: Track
) -> None:
    tracks.close(track, "Klaar.", by=professional.actor)
    assert (
        "Vervallen toen het traject gesloten werd"
        in professional.client.get(f"/meldcode/trajecten/{track.pk}/").content.decode()
    )
    assert track.terms.filter(done_on__isnull=True).count() == 2
    tracks.reopen(track, "Toch weer zorgen.", by=professional.actor)
    track.refresh_from_db()
    assert track.due_on == track.terms.get(kind=TermKind.CONSULT).due_on


def test_what_becomes_clear_later_is_put_in_force_and_what_stood_there_stays_readable(
    professional: Persona, place: Place
) -> None:
    track = begin(professional, concern=Concern.UNSURE, form="unknown")
    address = f"/meldcode/trajecten/{track.pk}/gegevens/"
    known = {"form": "sexual", "age_band": "16-17", "sex": "boy", "municipality": place.municipality.name}
    assert posted(professional, address, **known, concern="exploitation") == 302
    track.refresh_from_db()
    assert (track.needs_coordinator, track.municipality) == (True, place.municipality)
    (line,) = read_track(track, by=professional.actor).beside
    assert "Nog niet duidelijk → Uitbuiting" in line.text
    assert posted(professional, address, **known, concern="exploitation") == 302
    assert track.entries.filter(kind=EntryKind.DETAILS).count() == 1


def test_who_decides_for_the_care_coordinator_comes_at_the_filled_in_signal(
    professional: Persona, track: Track
) -> None:
    address = f"/meldcode/trajecten/{track.pk}/"
    sent = {"record_id": str(uuid.uuid4()), "happened_on": "vandaag", "decision": "coordination", "text": "Uitbuiting."}
    assert professional.client.post(f"{address}schrijven/besluit/", sent)["Location"] == f"{address}signaal/"


def test_every_look_and_every_line_stands_in_the_log(professional: Persona, track: Track) -> None:
    professional.client.get(f"/meldcode/trajecten/{track.pk}/")
    write(track, EntryKind.NOTE, professional, text="Gebeld.")
    events = list(AuditEntry.objects.filter(dossier_id=track.pk).values_list("event", flat=True))
    assert {"track.opened", "track.read", "track.written"} <= set(events)


def test_a_colleague_of_another_organisation_reaches_nothing(track: Track, coordinator: Persona) -> None:
    assert not Track.objects.reachable_by(coordinator.actor).exists()
    with pytest.raises(PermissionDenied):
        write(track, EntryKind.NOTE, coordinator, text="x")


def test_a_professional_without_an_account_of_the_kind_cannot_begin(coordinator: Persona) -> None:
    with pytest.raises(PermissionDenied):
        begin(coordinator)
