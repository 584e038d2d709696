"""A track on paper is tagged and confidential, holds everything, and is written in the log as leaving."""

import io
import re

import pikepdf
from pypdf import PdfReader

from fixtures.personas import Persona
from inbeeld.chain.meldcode.codes import EntryKind
from inbeeld.chain.meldcode.models import Track
from inbeeld.foundation.audit.api import AuditEntry

from .conftest import SIGN, write


def test_the_paper_holds_everything_and_is_tagged(professional: Persona, track: Track) -> None:
    write(track, EntryKind.WEIGHING, professional, answers=[{"number": 1, "yes": False, "reason": "Bleek anders."}])
    write(track, EntryKind.DECISION, professional, decision="close", text="Geen vermoeden meer.", look_again="")
    answer = professional.client.post(f"/meldcode/trajecten/{track.pk}/papier/")
    assert answer["Content-Type"] == "application/pdf"
    assert "De verzonnen" not in answer["Content-Disposition"]
    pdf = pikepdf.open(io.BytesIO(answer.content))
    assert pdf.Root.MarkInfo.Marked
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages))
    for words in (SIGN, "Bleek anders.", "Geen vermoeden meer.", "Vertrouwelijk", track.reference):
        assert words in text


def test_that_it_left_stands_in_the_log(professional: Persona, track: Track) -> None:
    professional.client.post(f"/meldcode/trajecten/{track.pk}/papier/")
    assert AuditEntry.objects.filter(dossier_id=track.pk, event="track.printed").exists()
