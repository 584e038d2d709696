"""From the list of an office to cases and back, on a phone without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.import_export.models import ImportPiece

from .conftest import LIST


def test_a_coordinator_brings_in_a_list_and_undoes_it(
    page_of: Callable[..., Page], coordinator: Persona, tmp_path: Path
) -> None:
    (tmp_path / "lijst.csv").write_text(LIST, encoding="utf-8")
    page = page_of(coordinator, width=360, java_script_enabled=False)
    page.goto("/zaken/")
    page.get_by_role("link", name="Inlezen en exporteren").click()
    page.get_by_role("link", name="Een lijst inlezen").click()
    page.get_by_label("Uw lijst met zaken").set_input_files(tmp_path / "lijst.csv")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Kleur").select_option(label="Niet inlezen")
    page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Probeer het uit").click()
    assert "31-31-2008" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Lees deze zaken in").click()
    assert "4 zaken zijn gemaakt" in page.locator("main").inner_text()
    assert (Case.objects.count(), ImportPiece.objects.count()) == (4, 0)
    page.get_by_role("link", name="Maak het inlezen ongedaan").click()
    page.get_by_role("button", name="Maak het inlezen ongedaan").click()
    assert "Het inlezen is ongedaan gemaakt" in page.locator("main").inner_text()
    assert not Case.objects.exists()
