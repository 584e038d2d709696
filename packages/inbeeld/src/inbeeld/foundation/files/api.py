"""What other rooms may use of this one."""

from __future__ import annotations

from .cleaning.results import Refused
from .downloads import as_attachment, not_given, ready_to_give
from .examining import Examined, examine
from .fields import DocumentField
from .models import FilePiece, StoredFile
from .storing import NotGiven, content_of, store, to_examine
from .wording import REFUSALS

__all__ = [
    "REFUSALS",
    "DocumentField",
    "Examined",
    "FilePiece",
    "NotGiven",
    "Refused",
    "StoredFile",
    "as_attachment",
    "content_of",
    "examine",
    "not_given",
    "ready_to_give",
    "store",
    "to_examine",
]
