"""A case with a document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fixtures.documents import WORDS, upload
from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.documents.api import CaseDocument, DocumentDetails, add_document
from inbeeld.foundation.files.api import examine

TITLE = "Verslag van de verzonnen school"


@pytest.fixture
def case(coordinator: Persona) -> Case:
    assert coordinator.membership is not None
    assert coordinator.membership.region is not None
    return open_case(
        by=coordinator.actor,
        organisation=coordinator.membership.organisation,
        region=coordinator.membership.region,
        facts=CaseFacts(summary="Verzonnen: kwam met blauwe jas."),
    )


@pytest.fixture
def make_document(case: Case, coordinator: Persona) -> Callable[..., CaseDocument]:
    def make(title: str = TITLE, words: str = WORDS) -> CaseDocument:
        details = DocumentDetails(title=title, kind="report", file=examine(upload(words.encode())))
        return add_document(case, by=coordinator.actor, details=details)

    return make


@pytest.fixture
def document(make_document: Callable[..., CaseDocument]) -> CaseDocument:
    return make_document()
