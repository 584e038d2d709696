"""Made-up documents and letters in the first cases of the demo."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import File

from inbeeld.chain.papers.letter_templates import all_templates
from inbeeld.chain.papers.services import (
    DispatchDetails,
    DocumentDetails,
    add_document,
    begin_letter,
    finish_letter,
    note_dispatch,
)
from inbeeld.foundation.fiction.api import World
from inbeeld.foundation.files.examining import examine

DOCUMENTS = (
    ("Verslag van de mentor (verzonnen)", "report", "Verzonnen verslag. Hij is weer drie dagen naar school geweest."),
    ("Afspraken met de opvang (verzonnen)", "plan", "Verzonnen afspraken. Hij mag zijn kamer houden tot de zomer."),
)


def add_papers(world: World) -> None:
    """Documents in the first case; a letter that was sent and one that is not ready."""
    case, by, today = world.noors_cases[0], world.actor("coordinator"), world.today
    for title, kind, words in DOCUMENTS:
        file = examine(File(BytesIO(words.encode()), name="verzonnen.txt"))
        add_document(case, by=by, details=DocumentDetails(title=title, kind=kind, file=file))
    sent = finish_letter(begin_letter(case, by=by, template=all_templates()["request"]), by=by)
    details = DispatchDetails(
        to="Verzonnen schuldhulp", organisation=None, how="secure_mail", purpose="", ground="consent", on=today
    )
    note_dispatch(sent, by=by, details=details)
    begin_letter(case, by=by, template=all_templates()["invitation"])
