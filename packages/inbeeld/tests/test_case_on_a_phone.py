"""On a phone: a contact, an action and the safety agreements, each within three presses; counted in a real browser."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from fixtures.personas import Persona
from fixtures.walks import CONTACT, NOTE, Walker
from inbeeld.chain.cases.api import Case, SafetyDetails, review_safety
from inbeeld.chain.contacts.api import ContactDetails, ContactMoment, add_contact
from inbeeld.chain.plan.api import ActionDetails, add_action

MOST = CONTACT.most_interactions


@pytest.fixture
def waiting(transactional_db: None, case: Case, coordinator: Persona) -> Case:
    """A case that asks for contact, with something to do today."""
    by, today = coordinator.actor, timezone.localdate()
    assert coordinator.membership is not None
    steps = (("Verzonnen: hij reageert niet", "Verzonnen: bel de groep"),)
    safety = SafetyDetails(
        agreements="Verzonnen: nooit bellen.", danger="", in_danger="", steps=steps, reviewed_on=today
    )
    review_safety(case, by=by, details=safety, version=0)
    long_ago = today - dt.timedelta(days=20)
    add_contact(case, by=by, details=ContactDetails(kind="message", on=long_ago, succeeded=True))
    add_action(case, by=by, details=ActionDetails(what="Verzonnen doen", owner=coordinator.membership, due_on=today))
    return case


@pytest.fixture
def phone(coordinator: Persona, page_of: Callable[..., Page]) -> Page:
    return page_of(coordinator, width=360)


def test_a_contact_with_a_note_from_the_work_list(waiting: Case, phone: Page) -> None:
    walker = Walker(phone)
    CONTACT.take(walker)
    expect(phone.get_by_text(NOTE)).to_be_visible()
    assert walker.interactions <= MOST
    assert 0 < walker.shown <= CONTACT.most_fields
    newest = ContactMoment.objects.filter(case=waiting).first()
    assert newest is not None
    assert (newest.succeeded, newest.on, newest.kind) == (True, timezone.localdate(), "message")


def test_an_attempt_from_the_case_page(waiting: Case, phone: Page) -> None:
    walker = Walker(phone)
    walker.open(f"/zaken/{waiting.pk}/")
    walker.follow(phone.get_by_role("link", name="Contact vastleggen"))
    phone.get_by_label("Wanneer?").press("Enter")  # answers nothing
    walker.choose("Telefoon", to="Hoe?")
    walker.press("Geen contact, wel geprobeerd")
    expect(phone.get_by_text("Sindsdien één keer geprobeerd.")).to_be_visible()
    assert walker.interactions <= MOST


def test_safety_and_actions_from_the_work_list(waiting: Case, phone: Page) -> None:
    walker = Walker(phone)
    walker.open("/werk/")
    walker.follow(phone.get_by_role("link", name=re.compile("Verzonnen doen")).first)
    expect(phone.get_by_text("Verzonnen: nooit bellen.")).to_be_attached()
    expect(phone.get_by_text("Verzonnen: bel de groep")).to_be_visible()
    walker.press("Gedaan Verzonnen doen")
    expect(phone.get_by_role("button", name="Toch nog doen")).to_be_visible()
    assert walker.interactions <= MOST
    wide = phone.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide
