"""From a yes to a no, on a telephone and without JavaScript."""

from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Page, expect

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case


def test_a_consent_opens_a_part_and_its_withdrawal_closes_it(
    case: Case, coordinator: Persona, partner: Persona, page_of: Callable[..., Page]
) -> None:
    page = page_of(coordinator, width=360, java_script_enabled=False)
    page.goto(f"/zaken/{case.pk}/toestemming/nieuw/?purpose=sharing")
    expect(page.get_by_text("Een ouder kan de dader zijn")).to_be_visible()
    page.get_by_label("Met welke partij?").select_option(label="Wijkteam Testerveen")
    page.get_by_label("Gegeven", exact=True).check()
    page.get_by_label("De jongere zelf").check()
    page.get_by_label("Hoe oud was hij op dat moment?").fill("17")
    page.get_by_label("Hoe is het gegeven?").select_option(label="Mondeling, in een gesprek")
    page.get_by_role("button", name="Opslaan").click()
    page.goto(f"/zaken/{case.pk}/toegang/nieuw/")
    page.get_by_label("Voor wie?").select_option(label="Partner (verzonnen), Wijkteam Testerveen")
    page.get_by_label("Rol in het team").select_option(label="Begeleiding")
    page.get_by_label("Contactmomenten").check()
    page.get_by_label("Waarvoor?").fill("Verzonnen: begeleiding")
    page.get_by_label("Op welke grondslag?").select_option(label="Toestemming")
    page.get_by_label("Tot en met").fill(f"31-12-{timezone.localdate().year}")
    page.get_by_role("button", name="Deze onderdelen openen").click()
    theirs = page_of(partner)
    theirs.goto(f"/zaken/{case.pk}/contact/")
    expect(theirs.get_by_role("heading", name=case.pseudonym)).to_be_visible()
    page.get_by_role("link", name="Toon de toestemming").click()
    page.get_by_role("link", name="Deze toestemming intrekken").click()
    page.get_by_label("De jongere zelf").check()
    page.get_by_label("Hoe?").select_option(label="Mondeling, per telefoon")
    page.get_by_role("button", name="Deze toestemming intrekken").click()
    expect(page.get_by_text("De toestemming is ingetrokken")).to_be_visible()
    theirs.reload()
    expect(theirs.get_by_role("heading", name=case.pseudonym)).to_have_count(0)
