"""An invented source: persons by region, sex and form, of whom the tests keep a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fixtures.personas import Persona
from inbeeld.foundation.disclosure import services
from inbeeld.foundation.disclosure.api import Axis, LiveCount, PeriodCount, Publication, Record, ask, make_publication

REGIONS = ("north", "south", "west")
FORMS = ("sexual", "criminal", "labour")


def axes(_period: str = "") -> tuple[Axis, ...]:
    return (
        Axis("region", "Regio", {region: region.title() for region in REGIONS}),
        Axis("sex", "Geslacht", {"boy": "Jongens", "girl": "Meisjes"}),
        Axis("form", "Vorm", {form: form.title() for form in FORMS}, {"other": ("Anders", FORMS[1:])}, sensitive=True),
    )


# Small groups, as they are: most cells hold nought to three.
COUNTS = {
    ("north", "boy", "sexual"): 2, ("north", "girl", "sexual"): 14, ("north", "boy", "criminal"): 9,
    ("south", "boy", "sexual"): 1, ("south", "girl", "sexual"): 11, ("south", "girl", "labour"): 3,
    ("south", "boy", "criminal"): 12, ("west", "girl", "sexual"): 8, ("west", "boy", "labour"): 7,
    ("west", "boy", "criminal"): 1, ("west", "girl", "criminal"): 6,
}  # fmt: skip


@pytest.fixture
def persons() -> list[Record]:
    return [
        {"id": f"{region} {sex} {form} {number}", "region": region, "sex": sex, "form": form}
        for (region, sex, form), count in COUNTS.items()
        for number in range(count)
    ]


@pytest.fixture
def live(persons: list[Record]) -> LiveCount:
    return LiveCount("invented", "Verzonnen personen", "persons", axes, lambda: persons)


@pytest.fixture
def yearly(persons: list[Record], monkeypatch: pytest.MonkeyPatch) -> PeriodCount:
    """Declared as a room would do it."""
    tables = (("region", "sex"), ("form", "sex"))
    source = PeriodCount(
        "invented", "Verzonnen personen", "persons", axes, tables, lambda _: ["2025"], lambda _: persons
    )
    monkeypatch.setattr(services, "hooks_of", lambda kind: [source] if kind is PeriodCount else [])
    return source


@pytest.fixture
def publish(yearly: PeriodCount, policy_officer: Persona) -> Callable[..., Publication]:
    """`publish()` asks for the year, and gives what became of it."""

    def run(**options: object) -> Publication:
        asked = ask(yearly, "2025", by=policy_officer.actor, **options)  # type: ignore[arg-type]  # handed on
        make_publication.enqueue(str(asked.pk))
        asked.refresh_from_db()
        return asked

    return run
