"""The verbs of papers."""

from .documents import (
    DispatchDetails,
    DocumentDetails,
    add_document,
    add_version,
    give_version,
    note_dispatch,
    remove_document,
)
from .letters import (
    LetterDetails,
    LetterIsFinal,
    ParentNotConfirmed,
    begin_letter,
    change_letter,
    confirm_parent,
    discard_letter,
    finish_letter,
    preview_letter,
)

__all__ = [
    "DispatchDetails",
    "DocumentDetails",
    "LetterDetails",
    "LetterIsFinal",
    "ParentNotConfirmed",
    "add_document",
    "add_version",
    "begin_letter",
    "change_letter",
    "confirm_parent",
    "discard_letter",
    "finish_letter",
    "give_version",
    "note_dispatch",
    "preview_letter",
    "remove_document",
]
