"""Made-up documents in the first case of the demo."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import File

from inbeeld.foundation.fiction.api import World
from inbeeld.foundation.files.api import examine

from .services.documents import DocumentDetails, add_document

DOCUMENTS = (
    ("Verslag van de mentor (verzonnen)", "report", "Verzonnen verslag. Hij is weer drie dagen naar school geweest."),
    ("Afspraken met de opvang (verzonnen)", "plan", "Verzonnen afspraken. Hij mag zijn kamer houden tot de zomer."),
)


def add_documents(world: World) -> None:
    case, by = world.noors_cases[0], world.actor("coordinator")
    for title, kind, words in DOCUMENTS:
        file = examine(File(BytesIO(words.encode()), name="verzonnen.txt"))
        add_document(case, by=by, details=DocumentDetails(title=title, kind=kind, file=file))
