"""What the events of papers are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "document.added": _("Document added"),
    "document.version_added": _("New version of a document added"),
    "document.given": _("Document downloaded"),
    "document.removed": _("Document removed"),
    "letter.begun": _("Letter begun"),
    "letter.read": _("Draft of a letter read"),
    "letter.changed": _("Letter changed"),
    "letter.parent_confirmed": _("Letter to a parent confirmed"),
    "letter.finished": _("Letter made final"),
    "letter.discarded": _("Draft of a letter thrown away"),
    "file.begun": _("File of a person begun"),
    "file.reviewed": _("Section of a file reviewed"),
    "file.document_read": _("Document of a file looked at"),
    "file.withheld": _("Passage left out of a file"),
    "file.put_back": _("Passage put back in a file"),
    "file.finished": _("File of a person reviewed and printed"),
    "file.given": _("File of a person downloaded"),
    "looks.read": _("Who looked at a case, looked up"),
    "rights.statement_added": _("Own statement or correction added"),
    "rights.correction_decided": _("Correction decided"),
    "rights.destruction_asked": _("Destruction asked"),
    "rights.destruction_refused": _("Destruction refused"),
    "rights.destruction_granted": _("Destruction granted"),
}
GROUPS: Words = {
    "document": _("Documents"),
    "letter": _("Letters"),
    "file": _("Files of persons"),
    "looks": _("Who looked"),
    "rights": _("Rights of persons"),
}
