"""A case goes from one installation to another: two sets of keys, one file, one receipt."""

import hashlib
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, Identity, open_identity
from inbeeld.chain.consents.api import Answered, Ending, Recall, SentOutside, record_answer, withdraw
from inbeeld.chain.transfers.envelopes import LARGEST, NotTaken, PackageProblem, pack
from inbeeld.chain.transfers.keys import SecretKey
from inbeeld.chain.transfers.models import KnownInstallation, PackageReceived, PackageSent
from inbeeld.chain.transfers.services.receiving import take_in
from inbeeld.foundation.audit.api import AuditEntry

from .conftest import TwoSides, bring, download


def test_a_case_arrives_whole_under_a_new_pseudonym(
    sides: TwoSides, full_case: Case, coordinator: Persona, far_colleague: Persona, far_place: Place
) -> None:
    data = download(full_case, coordinator, sides.installation_there, with_identity="on")
    for readable in (b"Verzonnen", full_case.pseudonym.encode()):
        assert readable not in data
    sent = PackageSent.objects.get()
    sides.go_there()
    answer = bring(data, far_colleague, far_place)
    assert answer.status_code == 302
    kept = PackageReceived.objects.get(pk=sent.pk)
    assert kept.case is not None
    arrived = Case.objects.get(pk=kept.case.pk)
    assert arrived.pseudonym != full_case.pseudonym
    assert arrived.region == far_place.region
    assert arrived.reveal("summary") == "Verzonnen: droeg blauwe jas."
    assert [contact.on for contact in arrived.contacts.all()] == [contact.on for contact in full_case.contacts.all()]
    latest = arrived.contacts.first()
    assert latest is not None
    assert "Verzonnen 1." in latest.reveal("note")
    assert arrived.episodes.get().form == "sexual"
    safety = arrived.safety_agreements.get()
    assert safety.reveal("agreements").endswith("Verzonnen afspraak.")
    assert arrived.safety_review_on == timezone.localdate(), "it is looked at again by who took it over"
    assert arrived.actions.get().owner == far_colleague.membership
    assert open_identity(arrived, by=far_colleague.actor, reason="Verzonnen.")[0].family_name == "Persoon"
    page = far_colleague.client.get(f"/overdrachten/pakket/{kept.pk}/").content.decode()
    assert full_case.pseudonym in page
    assert "Onderzoek" in page


def test_the_receipt_closes_the_circle(
    sides: TwoSides, full_case: Case, coordinator: Persona, far_colleague: Persona, far_place: Place
) -> None:
    data = download(full_case, coordinator, sides.installation_there)
    sides.go_there()
    bring(data, far_colleague, far_place)
    kept = PackageReceived.objects.get()
    receipt = far_colleague.client.get(f"/overdrachten/pakket/{kept.pk}/ontvangst/").content
    assert b"Verzonnen" not in receipt
    sides.come_back()
    forged = json.loads(receipt) | {"digest": hashlib.sha256(b"iets anders").hexdigest()}
    for wrong in (json.dumps(forged).encode(), b"geen json", b"[]"):
        assert bring_receipt(wrong, coordinator).status_code == 422
    assert PackageSent.objects.get().receipt_at is None
    assert bring_receipt(receipt, coordinator).status_code == 302
    assert PackageSent.objects.get().receipt_at is not None


def bring_receipt(data: bytes, by: Persona) -> Any:
    return by.client.post("/overdrachten/ontvangst/", {"receipt": SimpleUploadedFile("o.json", data)})


def test_without_being_chosen_the_identity_stays(
    sides: TwoSides, full_case: Case, coordinator: Persona, far_colleague: Persona, far_place: Place
) -> None:
    data = download(full_case, coordinator, sides.installation_there)
    assert not AuditEntry.objects.filter(event="identity.opened").exists()
    sides.go_there()
    bring(data, far_colleague, far_place)
    assert not Identity.objects.filter(case__region=far_place.region).exists()


def test_what_went_out_stands_in_the_register_and_a_withdrawal_finds_it(
    sides: TwoSides, full_case: Case, coordinator: Persona, far_place: Place
) -> None:
    on_consent = {"to": sides.installation_there.pk, "ground": "consent", "reason": "Verzonnen: hij verhuist."}
    page = f"/zaken/{full_case.pk}/pakket/"
    assert coordinator.client.post(page, on_consent).status_code == 422, "no consent to share stands"
    today, by = timezone.localdate(), coordinator.actor
    given = Answered(purpose="sharing", receiver=far_place.organisation, given_by=["self"], age=17, from_on=today)
    consent = record_answer(full_case, by=by, answered=given)
    download(full_case, coordinator, sides.installation_there, ground="consent", consent=consent.pk)
    assert SentOutside.objects.get().kind == "package"
    assert AuditEntry.objects.filter(event="transfer.package_made", dossier_id=full_case.pk).exists()
    withdraw(consent, by=by, ending=Ending(given_by=["self"], manner="spoken", on=today))
    assert Recall.objects.to_do().get().sent == SentOutside.objects.get()


def test_a_package_is_taken_in_once(
    sides: TwoSides, full_case: Case, coordinator: Persona, far_colleague: Persona, far_place: Place
) -> None:
    data = download(full_case, coordinator, sides.installation_there)
    sides.go_there()
    assert bring(data, far_colleague, far_place).status_code == 302
    again = bring(data, far_colleague, far_place)
    assert again.status_code == 422
    assert "eerder ingelezen" in again.content.decode()
    assert Case.objects.filter(region=far_place.region).count() == 1
    Case.objects.filter(region=far_place.region).change(coordinator=far_colleague.membership)
    PackageReceived.objects.update(case=None)
    assert bring(data, far_colleague, far_place).status_code == 422


def broken(data: bytes) -> bytes:
    return data[:-20] + bytes([data[-20] ^ 1]) + data[-19:]


def content(**changes: Any) -> dict[str, Any]:
    return {"schema": "inbeeld-case/2", "package": "00000000-0000-0000-0000-000000000001", **changes}


def test_a_hostile_package_is_refused_and_changes_nothing(
    sides: TwoSides, full_case: Case, coordinator: Persona, far_colleague: Persona, far_place: Place
) -> None:
    data = download(full_case, coordinator, sides.installation_there)
    stranger = SecretKey.make()
    for_us = sides.there.public
    hostile = {
        PackageProblem.TOO_BIG: b"x" * (LARGEST + 1),
        PackageProblem.NOT_FOR_US: broken(data),
        PackageProblem.UNKNOWN_SENDER: pack(content(), own=stranger, to=for_us),
        PackageProblem.UNKNOWN_VERSION: pack(content(schema="inbeeld-case/1"), own=sides.here, to=for_us),
        PackageProblem.WRONG_CONTENT: pack(content(case={"facts": {}}), own=sides.here, to=for_us),
    }
    before = Case.objects.count()
    sides.go_there()
    for problem, package in hostile.items():
        with pytest.raises(NotTaken) as refused:
            take_in(package, by=far_colleague.actor, region=far_place.region)
        assert refused.value.problem == problem
    for wrong in (b"", b"geen pakket", pack(content(), own=sides.here, to=stranger.public)):
        with pytest.raises(NotTaken) as refused:
            take_in(wrong, by=far_colleague.actor, region=far_place.region)
        assert refused.value.problem == PackageProblem.NOT_FOR_US
    assert Case.objects.count() == before
    assert not PackageReceived.objects.exists()


def test_a_package_of_an_installation_that_was_ended_is_refused(
    sides: TwoSides, full_case: Case, coordinator: Persona, far_colleague: Persona, far_place: Place
) -> None:
    data = download(full_case, coordinator, sides.installation_there)
    sides.go_there()
    known = KnownInstallation.objects.get(name="Verzonnen hier")
    sides.administrator.client.post(f"/beheer/installaties/{known.pk}/beeindigen/")
    assert bring(data, far_colleague, far_place).status_code == 422
