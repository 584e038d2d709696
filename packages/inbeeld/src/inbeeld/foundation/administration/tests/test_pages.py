"""The pages of administration can be used by everybody."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from fixtures.personas import Persona, Place
from inbeeld.foundation.accounts.coordination import load_national_contacts
from inbeeld.foundation.geography.services import load_packaged_year


def test_each_page_is_accessible(
    page_of: Callable[[Persona], Page],
    axe: Callable[[Page], Any],
    administrator: Persona,
    coordinator: Persona,
    place: Place,
) -> None:
    load_packaged_year()
    load_national_contacts()
    page = page_of(administrator)
    person, region = f"mensen/{coordinator.user.pk}/", f"regios/{place.region.pk}/"
    for address in (
        "organisaties/",
        "organisaties/nieuw/",
        f"organisaties/{place.organisation.pk}/",
        f"organisaties/{place.organisation.pk}/sluiten/",
        "mensen/",
        "mensen/uitnodigen/",
        person,
        f"{person}rol/",
        f"{person}sluiten/",
        f"{person}tweede-factor/",
        "regios/",
        "regios/zonder/",
        region,
        f"{region}gemeenten/nieuw/",
        f"{region}coordinatie/nieuw/",
        "regios/landelijk/coordination/",
    ):
        page.goto(f"/beheer/{address}")
        axe(page)
