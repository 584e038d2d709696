"""In the browser: type, go away, come back, send."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from fixtures.personas import Persona
from inbeeld.foundation.drafts.models import Draft


def test_half_a_form_survives_leaving_and_is_gone_once_it_was_sent(
    coordinator: Persona, page_of: Callable[..., Page]
) -> None:
    page = page_of(coordinator)
    page.goto("/zaken/nieuw/")
    page.locator("textarea").first.fill("Een halve zin over wat er speelt")
    page.goto("/werk/")  # at once: sent along on leaving
    page.goto("/zaken/nieuw/")
    expect(page.locator("textarea").first).to_have_value("Een halve zin over wat er speelt")
    expect(page.locator(".draft-note")).to_contain_text("nog niet verstuurd")
    with page.expect_navigation():
        page.locator("main form [type=submit]").first.click()
    assert "/nieuw/" not in page.url
    assert not Draft.objects.exists()


def test_a_draft_can_be_thrown_away(coordinator: Persona, page_of: Callable[..., Page]) -> None:
    page = page_of(coordinator)
    page.goto("/zaken/nieuw/")
    with page.expect_response("**/concepten/bewaren/"):
        page.locator("textarea").first.fill("Toch maar niet")
    page.reload()
    with page.expect_navigation():
        page.get_by_role("button", name="Weggooien en opnieuw beginnen").click()
    expect(page.locator("textarea").first).to_have_value("")
    assert not Draft.objects.exists()
