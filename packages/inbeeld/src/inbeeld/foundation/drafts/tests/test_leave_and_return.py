"""In the browser: type, go away, come back, send."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from fixtures.personas import Persona
from inbeeld.foundation.drafts.models import Draft

A_FORM = "/beheer/organisaties/nieuw/"
NAME = "Verzonnen School"


def test_half_a_form_survives_leaving_and_is_gone_once_it_was_sent(
    administrator: Persona, page_of: Callable[..., Page]
) -> None:
    page = page_of(administrator)
    page.goto(A_FORM)
    page.locator("main input[type=text]").first.fill(NAME)
    page.goto("/werk/")  # at once: sent along on leaving
    page.goto(A_FORM)
    expect(page.locator("main input[type=text]").first).to_have_value(NAME)
    expect(page.locator(".draft-note")).to_contain_text("nog niet verstuurd")
    for choice in page.locator("main select").all():
        choice.select_option(index=1)
    with page.expect_navigation():
        page.locator("main form [type=submit]").first.click()
    assert not page.url.endswith(A_FORM)
    assert not Draft.objects.exists()


def test_a_draft_can_be_thrown_away(administrator: Persona, page_of: Callable[..., Page]) -> None:
    page = page_of(administrator)
    page.goto(A_FORM)
    with page.expect_response("**/concepten/bewaren/"):
        page.locator("main input[type=text]").first.fill("Toch maar niet")
    page.reload()
    with page.expect_navigation():
        page.get_by_role("button", name="Weggooien en opnieuw beginnen").click()
    expect(page.locator("main input[type=text]").first).to_have_value("")
    assert not Draft.objects.exists()
