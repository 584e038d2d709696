"""The one walk through the whole product, in a real browser: from what a teacher saw to a case that is closed."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.foundation.audit.api import AuditEntry

CODE = re.compile(r"\d{4}\s\d{4}\s\d{4}\s\d{4}")
FACTS = "Komt met dure kleren en is op maandag steeds erg moe (verzonnen)."


def hand_in(page: Page, municipality: str) -> str:
    """A teacher without an account; the code that she writes down."""
    page.goto("/")
    page.get_by_role("link", name="Een signaal doorgeven of een vraag stellen").click()
    page.get_by_label("Ik wil een signaal insturen").check()
    page.get_by_label("In welke gemeente verblijft de persoon?").fill(municipality)
    page.get_by_label("Wat hebt u gezien of gehoord?").fill(FACTS)
    page.get_by_label("Weet ik niet").check()
    page.get_by_label("Hoe oud is de persoon?").select_option("12-15")
    page.get_by_label("Jongen of meisje, man of vrouw?").select_option("boy")
    page.get_by_label("Waarvan kent u de persoon?").select_option("education")
    page.get_by_role("button", name="Insturen").click()
    page.locator(".code-shown").wait_for()
    found = CODE.search(page.locator("main").inner_text())
    assert found, page.locator("main").inner_text()
    return found.group()


def follow(page: Page, code: str) -> str:
    page.goto("/signalen/volgen/")
    page.get_by_role("textbox", name="Uw code").fill(code)
    page.locator("main").get_by_role("button").first.click()
    page.get_by_label("Uw bericht").wait_for()
    return page.locator("main").inner_text()


def decide_on_a_new_case(page: Page) -> str:
    """The coordinator finds it in her work, takes it up, answers, and opens a case; the address of that case."""
    page.goto("/werk/")
    page.get_by_role("link", name=re.compile("S-")).first.click()
    expect(page.locator("main")).to_contain_text(FACTS)
    page.get_by_role("button", name="Ik pak dit op").click()
    page.get_by_label("Bericht aan de inzender").fill("Dank u. Is dit elke maandag zo?")
    page.get_by_role("button", name="Stel een vraag").click()
    page.get_by_role("link", name="Naar een nieuwe zaak").click()
    page.get_by_label("Reden").fill("Er is genoeg om verder te kijken.")
    page.get_by_role("button", name="Naar een nieuwe zaak").click()
    expect(page).to_have_url(re.compile(r"/zaken/[0-9a-f-]{36}/$"))
    return page.url


def work_on(page: Page, case: str) -> None:
    page.goto(f"{case}veiligheid/")
    page.get_by_label("Wat is afgesproken").fill("Belt 112 bij gevaar.")
    page.get_by_role("button", name="Opslaan").click()
    page.goto(f"{case}leefgebieden/housing/")
    page.locator("main input[type=radio]").nth(1).check()
    page.get_by_label("Waarom").fill("Slaapt bij vrienden.")
    page.get_by_role("button", name="Opslaan").click()
    page.goto(f"{case}contact/nieuw/")
    page.get_by_label("Telefoon").check()
    page.get_by_label("Notitie").fill("Wil donderdag praten.")
    page.get_by_role("button", name="Er was contact").click()
    page.goto(f"{case}acties/nieuw/")
    page.get_by_label("Wat moet er gebeuren?").fill("Slaapplek regelen")
    page.get_by_label("Uiterlijk wanneer?").fill("morgen")
    page.get_by_role("button", name="Opslaan").click()
    page.goto(case)
    for text in ("Belt 112 bij gevaar.", "Wil donderdag praten.", "Slaapplek regelen"):
        expect(page.locator("main")).to_contain_text(text)


def open_identity(page: Page, case: str) -> None:
    """Written down once; afterwards it shows only to who says why."""
    page.goto(f"{case}identiteit/wijzigen/")
    page.get_by_label("Voornamen").fill("Verzonnen")
    page.get_by_role("button", name="Opslaan").click()
    page.goto(f"{case}identiteit/")
    expect(page.locator("main")).not_to_contain_text("Verzonnen")
    page.get_by_label("Waarom moet u weten wie dit is?").fill("Afspraak maken")
    page.get_by_role("button", name="Toon wie dit is").click()
    expect(page.locator("main")).to_contain_text("Verzonnen")


def close_and_reopen(page: Page, case: str) -> None:
    page.goto(f"{case}sluiten/")
    page.get_by_label("Veilig, geen hulp meer nodig").check()
    page.get_by_label("Toelichting").fill("Woont veilig bij zijn oom.")
    page.get_by_label(re.compile("niet meer nodig”")).check()
    page.get_by_role("button", name="Zaak afsluiten").click()
    expect(page.locator("main")).to_contain_text("Afgesloten")
    page.get_by_role("link", name=re.compile("heropenen", re.IGNORECASE)).click()
    page.locator("main textarea").fill("Hij belde zelf.")
    page.locator("main").get_by_role("button", name=re.compile("heropenen", re.IGNORECASE)).click()
    expect(page.locator("main")).not_to_contain_text("Afgesloten op")


def test_one_signal_walks_through_the_whole_product(
    open_page: Callable[..., Page],
    page_of: Callable[..., Page],
    coordinator: Persona,
    far_colleague: Persona,
    privacy_officer: Persona,
) -> None:
    assert coordinator.membership is not None
    teacher = open_page()
    code = hand_in(teacher, "Testerveen")
    hers = page_of(coordinator)
    case = decide_on_a_new_case(hers)

    seen = follow(open_page(), code)
    assert "Is dit elke maandag zo?" in seen
    assert Case.objects.get().pseudonym not in seen
    assert teacher.context.cookies() == []

    work_on(hers, case)
    open_identity(hers, case)
    close_and_reopen(hers, case)

    stranger = page_of(far_colleague)
    answer = stranger.goto(case)
    assert answer is not None
    assert answer.status == 404
    stranger.goto("/zaken/?circle=team")
    expect(stranger.locator("main")).not_to_contain_text(Case.objects.get().pseudonym)

    watching = page_of(privacy_officer)
    watching.goto("/toezicht/identiteit/")
    expect(watching.locator("main")).to_contain_text("Afspraak maken")
    assert AuditEntry.objects.filter(event="identity.opened").count() == 1
