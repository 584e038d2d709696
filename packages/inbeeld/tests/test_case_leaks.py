"""Nothing that must be sealed can be read anywhere else."""

from collections.abc import Callable

from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import (
    Case,
    CaseFacts,
    Person,
    SafetyDetails,
    assign_case,
    change_identity,
    change_phase,
    change_status,
    close_case,
    open_case,
    open_identity,
    review_safety,
)
from inbeeld.chain.contacts.api import ContactDetails, add_contact
from inbeeld.chain.method.api import Domain, install_method
from inbeeld.chain.plan.api import ActionDetails, add_action, rate_domain

MARKERS = [f"Zeldzaamwoord{letter}qx" for letter in "abcdefghijklmno"]


def test_no_plain_text_of_a_case_lies_about(
    place: Place, coordinator: Persona, colleague: Persona, traces_of: Callable[..., list[str]]
) -> None:
    install_method()
    word, by, today = iter(MARKERS), coordinator.actor, timezone.localdate()
    assert coordinator.membership is not None
    assert colleague.membership is not None
    facts = CaseFacts(summary=next(word))
    case = open_case(by=by, organisation=place.organisation, region=place.region, facts=facts)
    safety = SafetyDetails(agreements=next(word), danger=next(word), in_danger=next(word), reviewed_on=today)
    review_safety(case, by=by, details=safety, version=0)
    add_contact(case, by=by, details=ContactDetails(kind="phone", on=today, succeeded=True, note=next(word)))
    add_action(case, by=by, details=ActionDetails(what=next(word), owner=coordinator.membership, due_on=today))
    domain = Domain.objects.get(code="housing")
    rate_domain(case, by=by, domain=domain, level="acute", reason=next(word), on=today, seen=None)
    change_status(case, by=by, status="actual", decided_by="police", on=today, reason=next(word), version=1)
    change_phase(case, by=by, phase="contact", on=today, reason=next(word), version=2)
    person = Person(given_names=next(word), family_name=next(word), address=next(word), phone=next(word))
    change_identity(case, by=by, person=person, version=0)
    open_identity(case, by=by, reason=next(word))
    close_case(case, by=by, outcome="contact_lost", reason=next(word), version=3, drop_actions=True)
    assign_case(case, by=by, coordinator=colleague.membership)
    for page in ("", "contact/", "leefgebieden/", "geschiedenis/"):
        colleague.client.get(f"/zaken/{case.pk}/{page}")
    assert Case.objects.count() == 1
    assert traces_of(*MARKERS) == []
