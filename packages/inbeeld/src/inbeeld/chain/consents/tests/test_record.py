"""Writing answers into the ledger."""

from typing import Any

import pytest

from fixtures.hostile import change_behind
from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.models import Consent
from inbeeld.chain.consents.models.consent import WrittenOnce
from inbeeld.foundation.audit.api import AuditEntry


def answer(record_id: str, **changes: Any) -> dict[str, Any]:
    return {
        "record_id": record_id,
        "purpose": "help",
        "receiver": "",
        "answer": "given",
        "given_by": ["self"],
        "age": "17",
        "manner": "in_person",
        "from_on": "vandaag",
        "until_on": "",
        "note": "Verzonnen: hij wil hulp.",
        "decision": "",
        **changes,
    }


def write(by: Persona, case: Case, typed: dict[str, Any]) -> Any:
    return by.client.post(f"/zaken/{case.pk}/toestemming/nieuw/", typed)


def test_an_answer_stands_in_the_ledger(case: Case, coordinator: Persona, record_id: str) -> None:
    assert write(coordinator, case, answer(record_id)).status_code == 302
    consent = Consent.objects.get()
    assert consent.reveal("note") == "Verzonnen: hij wil hulp."
    assert consent.rule == "youth-care/2015-01-01"
    assert "Hulp" in coordinator.client.get(f"/zaken/{case.pk}/toestemming/").content.decode()
    assert AuditEntry.objects.filter(event="consent.recorded", dossier_id=case.pk).exists()


def test_a_colleague_writes_down_and_a_team_lead_reads(
    case: Case, colleague: Persona, team_lead: Persona, record_id: str
) -> None:
    assert write(colleague, case, answer(record_id)).status_code == 302
    consent = Consent.objects.get()
    assert team_lead.client.get(f"/zaken/{case.pk}/toestemming/{consent.pk}/").status_code == 200


def test_a_refusal_is_a_line_too_and_opens_nothing(
    case: Case, coordinator: Persona, partner: Persona, record_id: str
) -> None:
    assert partner.membership is not None
    receiver = partner.membership.organisation.pk
    typed = answer(record_id, purpose="sharing", receiver=receiver, answer="refused", age="")
    assert write(coordinator, case, typed).status_code == 302
    assert "Geweigerd" in coordinator.client.get(f"/zaken/{case.pk}/toestemming/").content.decode()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"purpose": "registration", "age": "16"}, "zegt de openbare tekst niet wie antwoordt"),
        ({"age": "14"}, "moet (ook) iemand anders antwoorden"),
        ({"age": ""}, "Zonder zijn leeftijd"),
    ],
)
def test_where_the_rule_does_not_settle_it_a_person_decides_with_a_reason(
    case: Case, coordinator: Persona, record_id: str, changes: dict[str, str], told: str
) -> None:
    response = write(coordinator, case, answer(record_id, **changes))
    assert response.status_code == 422
    assert told in response.content.decode()
    decided = answer(record_id, **changes, decision="Verzonnen: een ouder vragen is niet veilig.")
    assert write(coordinator, case, decided).status_code == 302
    assert Consent.objects.get().reveal("decision") == "Verzonnen: een ouder vragen is niet veilig."


def test_pressing_twice_writes_one_line(case: Case, coordinator: Persona, record_id: str) -> None:
    for _ in range(2):
        assert write(coordinator, case, answer(record_id)).status_code in {302, 422}
    assert Consent.objects.count() == 1


def test_while_a_consent_stands_no_second_one_is_written(
    case: Case, consent: Consent, coordinator: Persona, record_id: str
) -> None:
    typed = answer(record_id, purpose="sharing", receiver=consent.receiver_id)
    assert write(coordinator, case, typed).status_code == 422


def test_sharing_asks_with_whom(case: Case, coordinator: Persona, record_id: str) -> None:
    assert write(coordinator, case, answer(record_id, purpose="sharing")).status_code == 422


def test_a_line_is_never_changed(consent: Consent) -> None:
    consent.answer = "refused"
    with pytest.raises(WrittenOnce):
        consent.save()


def test_a_change_behind_the_back_of_the_product_shows(case: Case, consent: Consent, coordinator: Persona) -> None:
    change_behind(Consent.objects.filter(pk=consent.pk), given_by=["parent"])
    page = coordinator.client.get(f"/zaken/{case.pk}/toestemming/{consent.pk}/").content.decode()
    assert "buiten het programma om veranderd" in page


def test_the_form_warns_about_parents_before_anything_is_typed(case: Case, coordinator: Persona) -> None:
    page = coordinator.client.get(f"/zaken/{case.pk}/toestemming/nieuw/").content.decode()
    assert "Een ouder kan de dader zijn" in page
    assert "16 jaar: niet geregeld in de openbare tekst" in page


def test_a_partner_reads_no_ledger(case: Case, consent: Consent, partner: Persona, far_colleague: Persona) -> None:
    assert partner.client.get(f"/zaken/{case.pk}/toestemming/").status_code in {403, 404}
    assert far_colleague.client.get(f"/zaken/{case.pk}/toestemming/{consent.pk}/").status_code == 404
