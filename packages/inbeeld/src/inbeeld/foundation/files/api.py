"""What other rooms may use of this one."""

from __future__ import annotations

from .cleaning.results import Refused
from .downloads import as_attachment, attachment, not_given, ready_to_give
from .examining import Examined, examine, made_here
from .fields import DocumentField
from .models import FilePiece, StoredFile
from .rules import Kind
from .storing import NotGiven, content_of, store, to_examine
from .wording import REFUSALS

__all__ = [
    "REFUSALS",
    "DocumentField",
    "Examined",
    "FilePiece",
    "Kind",
    "NotGiven",
    "Refused",
    "StoredFile",
    "annotations",
    "as_attachment",
    "attachment",
    "content_of",
    "examine",
    "made_here",
    "not_given",
    "ready_to_give",
    "store",
    "to_examine",
]
