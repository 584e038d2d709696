"""Opening a case because somebody is in danger."""

import datetime as dt

from django.core.mail import EmailMessage
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case
from inbeeld.foundation.access.api import EmergencyAccess
from inbeeld.foundation.accounts.api import Membership, Role, User
from inbeeld.foundation.audit.api import AuditEntry

REASON = "Verzonnen: hij wordt nu bedreigd."


def ask(by: Persona, pseudonym: str) -> int:
    return by.client.post("/zaken/nood/", {"pseudonym": pseudonym, "reason": REASON}).status_code


def test_the_case_is_open_for_an_hour_and_says_so(case: Case, far_colleague: Persona, coordinator: Persona) -> None:
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404
    assert ask(far_colleague, case.pseudonym.lower()) == 302
    assert "blauwe jas" in far_colleague.client.get(f"/zaken/{case.pk}/").content.decode()
    assert (
        "In nood geopend door Far colleague (verzonnen)"
        in coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    )
    assert far_colleague.client.get(f"/zaken/{case.pk}/contact/nieuw/").status_code == 403
    EmergencyAccess.objects.change(ends_at=timezone.now() - dt.timedelta(seconds=1))
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404


def test_the_privacy_officer_of_the_case_reviews_it(
    case: Case, far_colleague: Persona, privacy_officer: Persona
) -> None:
    ask(far_colleague, case.pseudonym)
    page = privacy_officer.client.get("/toezicht/noodtoegang/").content.decode()
    assert REASON in page


def test_what_was_open_already_is_not_opened_in_an_emergency(case: Case, coordinator: Persona) -> None:
    assert ask(coordinator, case.pseudonym) == 302
    assert not EmergencyAccess.objects.exists()


def test_a_colleague_of_the_team_reaches_the_identity_as_well(case: Case, colleague: Persona) -> None:
    identity = f"/zaken/{case.pk}/identiteit/"
    assert colleague.client.get(identity).status_code == 403
    assert ask(colleague, case.pseudonym) == 302
    assert colleague.client.get(identity).status_code == 200
    assert ask(colleague, case.pseudonym) == 302
    assert EmergencyAccess.objects.count() == 1, "an hour that runs is not begun again"


def test_the_coordinator_and_both_privacy_officers_are_told(
    case: Case,
    coordinator: Persona,
    far_colleague: Persona,
    privacy_officer: Persona,
    mailoutbox: list[EmailMessage],
) -> None:
    officer = User.objects.create(email="fg.elders@verzonnen.invalid", name="Verzonnen")
    since = timezone.localdate()
    role = Role.PRIVACY_OFFICER
    assert far_colleague.membership
    there = far_colleague.membership.organisation
    Membership.objects.create(user=officer, organisation=there, role=role, valid_from=since)
    ask(far_colleague, case.pseudonym)
    told = {address for message in mailoutbox for address in message.to}
    assert told == {coordinator.user.email, privacy_officer.user.email, officer.email}
    assert case.pseudonym in coordinator.client.get("/werk/").content.decode()


def test_guessing_ends_soon_and_reads_the_same(case: Case, far_colleague: Persona) -> None:
    for _ in range(5):
        assert ask(far_colleague, "Bestaatniet 123") == 422
    assert ask(far_colleague, case.pseudonym) == 422
    assert not EmergencyAccess.objects.exists()
    assert AuditEntry.objects.filter(event="access.emergency_refused").count() == 6


def test_without_a_reason_nothing_opens(case: Case, far_colleague: Persona, partner: Persona) -> None:
    typed = {"pseudonym": case.pseudonym, "reason": ""}
    assert far_colleague.client.post("/zaken/nood/", typed).status_code == 422
    assert ask(partner, case.pseudonym) == 403
