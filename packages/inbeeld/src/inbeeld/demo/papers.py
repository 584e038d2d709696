"""Made-up documents and letters in the first cases of the demo."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

from django.core.files.base import File

from inbeeld.chain.cases.models import Case
from inbeeld.chain.documents.api import DispatchDetails, DocumentDetails, add_document, note_dispatch
from inbeeld.chain.letters.api import all_templates, begin_letter, finish_letter
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.files.examining import examine

DOCUMENTS = (
    ("Verslag van de mentor (verzonnen)", "report", "Verzonnen verslag. Hij is weer drie dagen naar school geweest."),
    ("Afspraken met de opvang (verzonnen)", "plan", "Verzonnen afspraken. Hij mag zijn kamer houden tot de zomer."),
)


def add_papers(by: Actor, cases: list[Case], today: dt.date) -> None:
    """Documents in the first case; a letter that was sent and one that is not ready."""
    case = cases[0]
    for title, kind, words in DOCUMENTS:
        file = examine(File(BytesIO(words.encode()), name="verzonnen.txt"))
        add_document(case, by=by, details=DocumentDetails(title=title, kind=kind, file=file))
    sent = finish_letter(begin_letter(case, by=by, template=all_templates()["request"]), by=by)
    details = DispatchDetails(
        to="Verzonnen schuldhulp", organisation=None, how="secure_mail", purpose="", ground="consent", on=today
    )
    note_dispatch(sent, by=by, details=details)
    begin_letter(case, by=by, template=all_templates()["invitation"])
