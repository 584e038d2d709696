"""A conference from the call to the finished minutes: on a small phone, without JavaScript."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Page

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.api import CaseAction


def test_a_decision_at_a_conference_is_an_action_with_four_fields_and_one_press(
    page_of: Callable[..., Page], case: Case, coordinator: Persona
) -> None:
    page = page_of(coordinator, width=360, java_script_enabled=False)
    page.goto(f"/zaken/{case.pk}/overleg/")
    page.get_by_role("link", name="Overleg plannen").click()
    page.get_by_label("Op welke dag?").fill((timezone.localdate() + dt.timedelta(days=2)).isoformat())
    page.get_by_label("Hoe laat?").fill("14.30")
    page.get_by_label("Op locatie").check()
    page.get_by_role("button", name="Uitnodigen").click()
    page.get_by_role("link", name="overleg").or_(page.locator("ul.rows a")).first.wait_for()
    page.locator("ul.rows a").first.click()
    page.get_by_role("link", name="Notuleren").first.click()
    page.get_by_label("Wat is er gezegd?").fill("Verzonnen: hij wil eerst rust.")
    page.get_by_label("Wat is besloten?").fill("Verzonnen: mentor belt de huisarts.")
    page.get_by_label("Wie doet het?").select_option(index=1)
    page.get_by_label("Uiterlijk wanneer?").fill("morgen")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Besloten:").first.wait_for()
    assert CaseAction.objects.filter(case=case).count() == 2
    page.get_by_role("button", name="Gehouden: verslag afronden").click()
    page.get_by_role("button", name="Verslag heropenen").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
