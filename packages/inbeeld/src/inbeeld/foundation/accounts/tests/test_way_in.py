"""From the invitation to work and back again, in a real browser, with a passkey."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from fixtures.personas import Persona
from inbeeld.foundation.accounts.invitations import invite
from inbeeld.foundation.accounts.rules import Role

PASSWORD = "vier woorden achter elkaar"
PATIENCE = 20_000  # milliseconds, on a busy machine


def _passkey_device(page: Page) -> None:
    """A device that says yes to every question, as a finger on a sensor would."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.fixture
def link(coordinator: Persona, settings: Settings) -> str:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    cache.clear()
    assert coordinator.membership is not None
    _invitation, token = invite(
        "nieuw@voorbeeld.test",
        organisation=coordinator.membership.organisation,
        role=Role.COORDINATOR,
        region=coordinator.membership.region,
        by=None,
    )
    return f"/account/uitnodiging/{token}/"


def test_an_invited_person_gets_to_work_and_comes_back_with_a_passkey(
    open_page: Callable[..., Page], axe: Callable[[Page], Any], link: str
) -> None:
    page = open_page(width=360)
    _passkey_device(page)
    page.goto(link)
    axe(page)
    page.get_by_label("Uw naam").fill("Nieuw (verzonnen)")
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    page.get_by_label("Het wachtwoord nog een keer").fill(PASSWORD)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("tweede factor", timeout=PATIENCE)
    axe(page)
    page.get_by_role("link", name="Toegangssleutel toevoegen").click()
    axe(page)
    page.get_by_role("button", name="Deze toegangssleutel toevoegen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("herstelcodes", timeout=PATIENCE)
    axe(page)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(page).to_have_url(re.compile("/werk/$"), timeout=PATIENCE)
    page.goto("/account/sessies/")
    axe(page)
    page.get_by_role("button", name="Deze sessie beëindigen").click()
    page.goto("/werk/")
    axe(page)
    page.get_by_label("E-mailadres").fill("nieuw@voorbeeld.test")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    axe(page)
    page.get_by_role("button", name="Uw toegangssleutel gebruiken").click()
    expect(page).to_have_url(re.compile("/werk/$"), timeout=PATIENCE)
