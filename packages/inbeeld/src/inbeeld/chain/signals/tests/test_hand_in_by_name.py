"""Somebody with an account hands in as himself, keeps drafts, and sees what became of it."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.models import Signal, SignalDraft, SignalMessage
from inbeeld.chain.signals.receipts import new_token, read_token
from inbeeld.chain.signals.services.correspondence import send_to_professional
from inbeeld.chain.signals.services.decisions import close_signal, to_existing_case, to_new_cases
from inbeeld.chain.signals.services.drafts import hand_in_draft, save_draft
from inbeeld.chain.signals.services.intake import HandIn, PersonSeen
from inbeeld.chain.signals.tests.conftest import FACTS, NEW
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.vault.api import DataKey

MINE = "/signalen/mijn/"


def draft_address(page: str) -> str:
    found = re.search(r'action="(/signalen/mijn/concept/[^"]+/)"', page)
    assert found is not None
    return found[1]


@pytest.fixture
def form_of(typed: dict[str, str]) -> Callable[..., tuple[str, dict[str, str]]]:
    """`form_of(persona)`: a page as it was opened, and what he types in it."""

    def opened(persona: Persona, **changes: str) -> tuple[str, dict[str, str]]:
        address = draft_address(persona.client.get(f"{MINE}nieuw/").content.decode())
        return address, {**{name: text for name, text in typed.items() if name != "token"}, **changes}

    return opened


@pytest.fixture
def own(place: Place, partner: Persona) -> Signal:
    given = HandIn(
        kind="report", municipality=place.municipality, form="sexual", setting="education", facts=FACTS,
        interpretation="", contact="", persons=(PersonSeen("12-15", "boy"),),
    )  # fmt: skip
    return hand_in_draft(uuid.uuid4(), given, by=partner.actor).signal


def test_a_signal_knows_who_handed_it_in(
    partner: Persona, coordinator: Persona, form_of: Callable[..., tuple[str, dict[str, str]]]
) -> None:
    address, filled = form_of(partner)
    response = partner.client.post(address, filled)
    signal = Signal.objects.get()
    assert response["Location"] == f"{MINE}{signal.pk}/"
    assert partner.membership is not None
    assert (signal.handed_in_by, signal.handed_in_for) == (partner.membership, partner.membership.organisation)
    assert AuditEntry.objects.get(event="signal.received").user_id == partner.user.pk
    shown = coordinator.client.get(f"/signalen/{signal.pk}/").content.decode()
    assert partner.user.name in shown
    assert partner.user.email in shown


def test_pressing_twice_hands_in_once(partner: Persona, form_of: Callable[..., tuple[str, dict[str, str]]]) -> None:
    address, filled = form_of(partner)
    places = {partner.client.post(address, filled)["Location"] for _ in range(2)}
    assert len(places) == 1
    assert Signal.objects.count() == 1


def test_without_his_name_nothing_tells_who_it_was(partner: Persona, typed: dict[str, str]) -> None:
    page = partner.client.get(NEW).content.decode()
    assert "zonder uw naam" in page
    partner.client.post(NEW, typed)
    signal = Signal.objects.get()
    assert (signal.handed_in_by, signal.handed_in_for) == (None, None)
    entry = AuditEntry.objects.get(event="signal.received")
    assert (entry.user_id, entry.membership_id) == (None, None)
    assert signal.reference not in partner.client.get(MINE).content.decode()


def test_a_forged_request_from_elsewhere_hands_in_nothing(
    partner: Persona, form_of: Callable[..., tuple[str, dict[str, str]]]
) -> None:
    address, filled = form_of(partner)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = partner.client.cookies
    assert strict.post(address, filled).status_code == 403
    assert not Signal.objects.exists()


def test_several_persons_in_one_signal(anybody: Client, typed: dict[str, str]) -> None:
    """Without JavaScript: the button gives the page back with one more person, and nothing typed is lost."""
    page = anybody.post(NEW, {**typed, "persons": "1", "add_person": "1"})
    assert page.status_code == 200
    assert FACTS in page.content.decode()
    assert 'name="age_band_2"' in page.content.decode()
    assert not Signal.objects.exists()
    two = {**typed, "persons": "2", "age_band_2": "16-17", "sex_2": "girl"}
    three = {**two, "persons": "3", "age_band_3": "23+", "sex_3": "unknown"}
    fewer = anybody.post(NEW, {**three, "remove_person": "2"}).context["form"]
    assert fewer.person_count == 2
    assert fewer["age_band_2"].value() == "23+"
    assert anybody.post(NEW, {**two, "age_band_2": ""}).status_code == 422
    anybody.post(NEW, two)
    bands = Signal.objects.get().persons.order_by("pk").values_list("age_band", "sex")
    assert list(bands) == [("12-15", "boy"), ("16-17", "girl")]


@pytest.mark.parametrize("number", ["-1", "0", "11", "1000000000", "²", "x", ""])
def test_no_number_of_persons_breaks_the_page(anybody: Client, typed: dict[str, str], number: str) -> None:
    form = anybody.post(NEW, {**typed, "persons": number, "add_person": "1"}).context["form"]
    assert 1 <= form.person_count <= 10


def test_another_page_may_fill_in_codes_and_nothing_else(anybody: Client, partner: Persona, place: Place) -> None:
    query = {"kind": "question", "form": "criminal", "setting": "sport", "facts": "Injected", "sex": "boy"}
    for form in (anybody.get(NEW, query).context["form"], partner.client.get(f"{MINE}nieuw/", query).context["form"]):
        assert [form[name].value() for name in ("kind", "form", "setting")] == ["question", "criminal", "sport"]
        assert not form["facts"].value()
        assert not form["sex"].value()
    odd = anybody.get(NEW, {"kind": "<script>", "form": "", "setting": "x" * 5000}).context["form"]
    assert not any(odd[name].value() for name in ("kind", "form", "setting"))


def test_a_draft_is_kept_while_typing_and_goes_when_it_is_handed_in(
    partner: Persona, form_of: Callable[..., tuple[str, dict[str, str]]]
) -> None:
    address, filled = form_of(partner)
    assert partner.client.post(f"{address}bewaren/", {**filled, "sex": ""}).status_code == 204
    draft = SignalDraft.objects.get()
    assert FACTS.encode() not in bytes(draft.typed or b"")
    assert str(draft.pk) in partner.client.get(MINE).content.decode()
    assert FACTS in partner.client.get(address).content.decode()
    partner.client.post(address, filled)
    assert not SignalDraft.objects.exists()
    assert not DataKey.objects.filter(pk=draft.data_key_id).exists()
    assert partner.client.post(f"{address}bewaren/", filled).status_code == 409


def test_a_draft_of_somebody_else_is_not_there(
    partner: Persona, coordinator: Persona, form_of: Callable[..., tuple[str, dict[str, str]]]
) -> None:
    address, filled = form_of(partner)
    partner.client.post(address, {**filled, "keep": "1"})
    assert coordinator.client.get(address).status_code == 404
    assert coordinator.client.post(f"{address}weg/").status_code == 404
    assert coordinator.client.post(f"{address}bewaren/", filled).status_code == 409
    assert SignalDraft.objects.get().reveal("typed")["facts"] == FACTS


def test_a_draft_that_nobody_touched_goes_after_its_term(partner: Persona) -> None:
    old = save_draft(uuid.uuid4(), {"facts": FACTS}, by=partner.actor)
    SignalDraft.objects.update(saved_at=timezone.now() - dt.timedelta(days=15))
    assert partner.client.get(f"{MINE}concept/{old.pk}/").status_code == 404
    save_draft(uuid.uuid4(), {"facts": "Nieuw"}, by=partner.actor)
    assert not SignalDraft.objects.filter(pk=old.pk).exists()
    assert not DataKey.objects.filter(pk=old.data_key_id).exists()


def test_thrown_away_is_gone_with_its_key(partner: Persona) -> None:
    draft = save_draft(uuid.uuid4(), {"facts": FACTS}, by=partner.actor)
    partner.client.post(f"{MINE}concept/{draft.pk}/weg/")
    assert not SignalDraft.objects.exists()
    assert not DataKey.objects.filter(pk=draft.data_key_id).exists()


def test_he_reads_the_answer_and_replies_without_a_code(
    own: Signal, partner: Persona, coordinator: Persona, make_token: Callable[[], str]
) -> None:
    submission = read_token(make_token())
    assert submission is not None
    send_to_professional(own, "Weet u waar hij slaapt?", asks=True, submission=submission, by=coordinator.actor)
    address = f"{MINE}{own.pk}/"
    page = partner.client.get(address).content.decode()
    assert "Weet u waar hij slaapt?" in page
    assert FACTS not in page
    assert "Er is een vraag voor u" in partner.client.get(MINE).content.decode()
    partner.client.post(address, {"token": new_token(), "text": "Bij een vriend."})
    reply = SignalMessage.objects.latest("sent_at")
    assert (reply.reveal("text"), reply.author) == ("Bij een vriend.", partner.membership)


def test_his_list_says_how_it_ended_and_nothing_of_a_case(
    own: Signal, place: Place, partner: Persona, coordinator: Persona
) -> None:
    given = HandIn(
        kind="question", municipality=place.municipality, form="sexual", setting="education", facts=FACTS,
        interpretation="", contact="", persons=(PersonSeen("12-15", "boy"),),
    )  # fmt: skip
    second, third = (hand_in_draft(uuid.uuid4(), given, by=partner.actor).signal for _ in range(2))
    case = to_new_cases(own, "Reden", by=coordinator.actor)[0]
    to_existing_case(second, case, "Reden", by=coordinator.actor)
    close_signal(third, DecisionKind.ADVICE, "Geheime overweging", by=coordinator.actor)
    page = partner.client.get(MINE).content.decode()
    assert page.count("Er wordt aan gewerkt") == 2
    assert page.count("U hebt advies gekregen") == 1
    assert case.pseudonym not in page
    assert "Geheime overweging" not in page


def test_somebody_else_does_not_follow_it(own: Signal, outreach_worker: Persona, coordinator: Persona) -> None:
    for persona in (outreach_worker, coordinator):
        assert persona.client.get(f"{MINE}{own.pk}/").status_code == 404
        assert own.reference not in persona.client.get(MINE).content.decode()
