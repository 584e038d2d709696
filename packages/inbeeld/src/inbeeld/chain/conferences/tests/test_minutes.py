"""The minutes: a decision becomes an action in one step, and each reads as far as his part goes."""

import io
import re
import uuid

import pytest
from django.utils import timezone
from pypdf import PdfReader

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, CaseIsClosed, close_case
from inbeeld.chain.conferences.codes import Presence
from inbeeld.chain.conferences.models import AgendaItem, Conference, ConferenceDecision
from inbeeld.chain.conferences.services import minutes
from inbeeld.chain.conferences.services.locking import ConferenceIsOver
from inbeeld.chain.consents.api import SentOutside
from inbeeld.chain.contacts.api import WaysDetails, review_contact_ways
from inbeeld.chain.plan.api import CaseAction
from inbeeld.foundation.access.api import Part, open_emergency
from inbeeld.foundation.audit.api import AuditEntry

from .conftest import TASK, convene, member, open_part

SAFE, WORK = "Verzonnen: niet alleen naar huis.", "Verzonnen: belt de woningstichting."


@pytest.fixture
def conference(case: Case, coordinator: Persona, partner: Persona) -> Conference:
    open_part(case, partner, coordinator, Part.ACTIONS)
    found = convene(case, coordinator, coordinator, partner)
    minutes.add_item(found, Part.SAFETY, "Veilig thuis komen", record_id=uuid.uuid4(), by=coordinator.actor)
    return found


def item_of(conference: Conference, part: Part) -> AgendaItem:
    """The last one of a part: a new case brings safety itself."""
    item = conference.items.filter(part=part.value).last()
    assert item is not None
    item.conference = conference
    return item


def post(persona: Persona, item: AgendaItem, **data: str) -> int:
    sent = {"record_id": str(uuid.uuid4()), "version": str(item.version), "notes": "", "decision": "", **data}
    address = f"/zaken/{item.conference.case_id}/overleg/{item.conference_id}/punt/{item.pk}/"
    return persona.client.post(address, sent).status_code


def page(persona: Persona, conference: Conference) -> str:
    return persona.client.get(f"/zaken/{conference.case_id}/overleg/{conference.pk}/").content.decode()


def test_a_decision_with_somebody_and_a_day_is_an_action_at_once(conference: Conference, coordinator: Persona) -> None:
    item = item_of(conference, Part.ACTIONS)
    today = timezone.localdate().isoformat()
    owner = str(member(coordinator).pk)
    assert post(coordinator, item, notes="Besproken.", decision=WORK, owner=owner, due_on=today) == 302
    action = CaseAction.objects.exclude(pk=CaseAction.objects.order_by("at").first().pk).get()  # type: ignore[union-attr]
    assert action.reveal("what") == WORK
    assert ConferenceDecision.objects.get().action == action


def test_somebody_without_a_day_or_a_decision_is_asked_for_the_rest(
    conference: Conference, coordinator: Persona
) -> None:
    item, owner = item_of(conference, Part.ACTIONS), str(member(coordinator).pk)
    assert post(coordinator, item, decision=WORK, owner=owner) == 422
    assert post(coordinator, item, owner=owner, due_on=timezone.localdate().isoformat()) == 422
    assert not ConferenceDecision.objects.exists()


def test_who_wrote_meanwhile_is_not_overwritten(
    conference: Conference, coordinator: Persona, colleague: Persona
) -> None:
    item = item_of(conference, Part.SAFETY)
    assert post(colleague, item, notes="Eerst.") == 302
    assert post(coordinator, item, notes="Later.") == 409
    item.refresh_from_db()
    assert item.reveal("notes") == "Eerst."


def test_a_participant_reads_as_far_as_his_part_goes(
    conference: Conference, coordinator: Persona, partner: Persona
) -> None:
    post(coordinator, item_of(conference, Part.SAFETY), notes=SAFE)
    post(coordinator, item_of(conference, Part.ACTIONS), notes=WORK)
    seen = page(partner, conference)
    assert WORK in seen
    assert TASK in seen
    assert SAFE not in seen
    assert "Veilig thuis komen" not in seen
    assert "2 punten" in seen
    assert SAFE in page(coordinator, conference)


def test_a_partner_who_was_not_asked_sees_no_conference(
    conference: Conference, coordinator: Persona, outreach_worker: Persona
) -> None:
    open_part(conference.case, outreach_worker, coordinator, Part.ACTIONS)
    address = f"/zaken/{conference.case_id}/overleg/"
    assert str(conference.pk) not in outreach_worker.client.get(address).content.decode()
    assert outreach_worker.client.get(f"{address}{conference.pk}/").status_code == 404


def words(answer_content: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer_content)).pages))


def test_the_paper_of_a_participant_holds_his_part_and_is_logged(
    conference: Conference, coordinator: Persona, partner: Persona
) -> None:
    post(coordinator, item_of(conference, Part.SAFETY), notes=SAFE)
    post(coordinator, item_of(conference, Part.ACTIONS), notes=WORK)
    address = f"/zaken/{conference.case_id}/overleg/{conference.pk}/papier/"
    reader = str(conference.invitees.get(membership=member(partner)).pk)
    for_partner = words(coordinator.client.post(address, {"reader": reader}).content)
    own = words(coordinator.client.post(address).content)
    assert WORK in for_partner
    assert SAFE not in for_partner
    assert SAFE in own
    assert AuditEntry.objects.filter(event="conference.printed").count() == 2


def test_somebody_from_outside_gets_only_what_was_chosen_and_it_is_known_as_sent(
    conference: Conference, coordinator: Persona
) -> None:
    post(coordinator, item_of(conference, Part.SAFETY), notes=SAFE)
    post(coordinator, item_of(conference, Part.ACTIONS), notes=WORK)
    doctor = conference.invitees.get(membership=None)
    address = f"/zaken/{conference.case_id}/overleg/{conference.pk}/papier/{doctor.pk}/"
    assert coordinator.client.post(address, {"ground": "consent"}).status_code == 422
    details = WaysDetails(never="Verzonnen: nooit bellen", reviewed_on=timezone.localdate())
    review_contact_ways(conference.case, by=coordinator.actor, details=details, version=0)
    chosen = {"items": [str(item_of(conference, Part.ACTIONS).pk), "contact_ways"], "ground": "consent"}
    paper = words(coordinator.client.post(address, chosen).content)
    assert WORK in paper
    assert "nooit bellen" in paper
    assert SAFE not in paper
    sent = SentOutside.objects.get(case=conference.case)
    assert (sent.kind, sent.purpose, sent.reveal("to")) == ("minutes", "sharing", "Huisarts")


def test_a_partner_does_not_print_for_another(conference: Conference, coordinator: Persona, partner: Persona) -> None:
    reader = str(conference.invitees.get(membership=member(coordinator)).pk)
    address = f"/zaken/{conference.case_id}/overleg/{conference.pk}/papier/"
    assert partner.client.post(address, {"reader": reader}).status_code == 403


def test_who_was_there_and_who_was_excused_is_written_down(conference: Conference, coordinator: Persona) -> None:
    form = {f"presence_{one.pk}": "excused" for one in conference.invitees.all()}
    address = f"/zaken/{conference.case_id}/overleg/{conference.pk}/aanwezig/"
    assert coordinator.client.post(address, form).status_code == 302
    assert set(conference.invitees.values_list("presence", flat=True)) == {Presence.EXCUSED}


def test_finished_minutes_stand_until_they_are_opened_again(conference: Conference, coordinator: Persona) -> None:
    minutes.finish(conference, by=coordinator.actor)
    with pytest.raises(ConferenceIsOver):
        minutes.add_item(conference, Part.SUMMARY, "Nog iets", record_id=uuid.uuid4(), by=coordinator.actor)
    assert post(coordinator, item_of(conference, Part.SAFETY), notes="Te laat.") == 302
    assert item_of(conference, Part.SAFETY).notes is None
    minutes.reopen(conference, by=coordinator.actor)
    assert post(coordinator, item_of(conference, Part.SAFETY), notes="Nu wel.") == 302


def test_what_was_decided_stands_beside_the_next_agenda_as_far_as_the_part_goes(
    conference: Conference, coordinator: Persona, partner: Persona
) -> None:
    post(coordinator, item_of(conference, Part.SAFETY), decision=SAFE)
    post(coordinator, item_of(conference, Part.ACTIONS), decision=WORK)
    minutes.finish(conference, by=coordinator.actor)
    following = convene(conference.case, coordinator, coordinator, partner)
    assert SAFE in page(coordinator, following)
    assert WORK in page(partner, following)
    assert SAFE not in page(partner, following)


def test_an_item_goes_up_and_off_unless_something_was_written(conference: Conference, coordinator: Persona) -> None:
    item = item_of(conference, Part.SAFETY)
    address = f"/zaken/{conference.case_id}/overleg/{conference.pk}/punt/{item.pk}/plaats/"
    coordinator.client.post(address, {"step": "omhoog"})
    assert list(conference.items.all())[1] == item
    post(coordinator, item, notes=SAFE)
    coordinator.client.post(address, {"step": "weg"})
    assert conference.items.filter(pk=item.pk).exists()
    other = item_of(conference, Part.ACTIONS)
    coordinator.client.post(
        f"/zaken/{conference.case_id}/overleg/{conference.pk}/punt/{other.pk}/plaats/", {"step": "weg"}
    )
    assert conference.items.count() == 2


def test_a_closed_case_keeps_its_conferences_as_they_are(conference: Conference, coordinator: Persona) -> None:
    case = Case.objects.get(pk=conference.case_id)
    close_case(
        case,
        by=coordinator.actor,
        outcome="help_continues",
        reason="Verzonnen.",
        version=case.state_version,
        drop_actions=True,
    )
    with pytest.raises(CaseIsClosed):
        minutes.finish(conference, by=coordinator.actor)
    item = item_of(conference, Part.SAFETY)
    assert post(coordinator, item, notes="Te laat.") == 302
    address = f"/zaken/{conference.case_id}/overleg/{conference.pk}/"
    assert coordinator.client.post(f"{address}stand/", {"step": "gehouden"}).status_code == 302
    assert coordinator.client.post(f"{address}punt/{item.pk}/plaats/", {"step": "weg"}).status_code == 302
    assert item_of(conference, Part.SAFETY).notes is None


def test_who_opened_the_case_in_an_emergency_reads_what_was_decided(
    conference: Conference, far_colleague: Persona
) -> None:
    page = f"/zaken/{conference.case_id}/overleg/{conference.pk}/"
    assert far_colleague.client.get(page).status_code == 404
    open_emergency(conference.case, by=far_colleague.actor, reason="Verzonnen: hij wordt nu bedreigd.")
    assert far_colleague.client.get(page).status_code == 200
    assert far_colleague.client.get(f"{page}agenda/").status_code in {403, 404}, "to read, not to write"
