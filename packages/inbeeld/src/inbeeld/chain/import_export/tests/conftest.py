"""A list of cases as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, Person, open_case
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.services import dry_run, preparing
from inbeeld.foundation.tables.api import read_bytes

IMPORT = "/zaken/uitwisselen/inlezen/"
LIST = """Nr;Voornaam;Achternaam;Geslacht;Geboortedatum;Leeftijd bij aanmelding;Vorm;Geopend;Fase;Toelichting;Kleur
1;Verzonnen;Voorbeeld;M;3-4-2008;16;Seksueel;1-2-2024;begeleiding;Verzonnen: kwam zelf.;rood
2;Bedacht;Test;jongen;2007;ca. 17;arbeid;;;;
3;Fictief;Nietbestaand;v;;?;Crimineel;12-12-2023;nazorg;"Verzonnen; met puntkomma";groen
4;Fout;Rij;Q;31-31-2008;tien;;1-1-2099;;;blauw
"""


@pytest.fixture
def job(coordinator: Persona, place: Place) -> CaseImport:
    """The list, uploaded, mapped as guessed, and read."""
    table = read_bytes(LIST.encode())
    found = preparing.upload(by=coordinator.actor, region=place.region, name="lijst.csv", table=table)
    preparing.map_columns(found, by=coordinator.actor, columns=preparing.mapped(found).columns)
    dry_run.read_all(found, by=coordinator.actor)
    return found


@pytest.fixture
def run(coordinator: Persona) -> Callable[[CaseImport], CaseImport]:
    """Begin an import and let the task end."""

    def begin(waiting: CaseImport) -> CaseImport:
        coordinator.client.post(f"{IMPORT}{waiting.pk}/beginnen/")
        return CaseImport.objects.select_related("data_key").get(pk=waiting.pk)

    return begin


def uploaded(text: str = LIST) -> SimpleUploadedFile:
    return SimpleUploadedFile("lijst.csv", text.encode())


@pytest.fixture
def other_case(coordinator: Persona, place: Place) -> Case:
    """A case of the same coordinator that came in the ordinary way."""
    return open_case(
        by=coordinator.actor,
        organisation=place.organisation,
        region=place.region,
        facts=CaseFacts(form="criminal", sex="trans_boy", place="online", age_at_start=15, summary="=Verzonnen tekst."),
        person=Person(given_names="Verzonnen", family_name="Naam"),
    )
