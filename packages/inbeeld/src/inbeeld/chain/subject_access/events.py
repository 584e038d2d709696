"""What the events of somebody's own file and rights are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "file.begun": _("File of a person begun"),
    "file.reviewed": _("Section of a file reviewed"),
    "file.document_read": _("Document of a file looked at"),
    "file.withheld": _("Passage left out of a file"),
    "file.put_back": _("Passage put back in a file"),
    "file.finished": _("File of a person reviewed and printed"),
    "file.given": _("File of a person downloaded"),
    "access_history.read": _("Access history of a case read"),
    "rights.statement_added": _("Own statement or correction added"),
    "rights.correction_decided": _("Correction decided"),
    "rights.destruction_asked": _("Destruction asked"),
    "rights.destruction_refused": _("Destruction refused"),
    "rights.destruction_proposed": _("Destruction proposed to a second person"),
    "rights.destruction_granted": _("Destruction granted"),
}
GROUPS: Words = {
    "file": _("Files of persons"),
    "access_history": _("Access history"),
    "rights": _("Rights of persons"),
}
