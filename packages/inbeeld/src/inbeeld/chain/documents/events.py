"""What the events of documents are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "document.handed_in": _("File handed in, to be read"),
    "document.not_read": _("File that was handed in could not be read"),
    "document.reading_forgotten": _("What was typed with a file that could not be read erased"),
    "document.paper_noted": _("Place of the paper of a scan noted"),
    "document.added": _("Document added"),
    "document.version_added": _("New version of a document added"),
    "document.compared": _("Text of a scan compared with the paper"),
    "document.given": _("Document downloaded"),
    "document.removed": _("Document removed"),
}
GROUPS: Words = {
    "document": _("Documents"),
}
