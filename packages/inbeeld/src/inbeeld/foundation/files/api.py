"""What other rooms may use of this one."""

from __future__ import annotations

from .downloads import as_attachment, attachment, not_given, ready_to_give
from .examining import Examined, Upload, examine, made_here, typed_over
from .fields import DocumentField, UploadField
from .in_words import left_out_in_words
from .model import LeftOut, from_bytes, to_bytes
from .models import FilePiece, StoredFile
from .reading.refusing import Refused
from .reading.scans import data_folder, library
from .rules import FileKind, Form, Refusal, Scans
from .storing import NotGiven, content_of, in_pieces, note_comparison, store, text_of, to_carry
from .wording import REFUSALS
from .writing.page import for_page

__all__ = [
    "REFUSALS",
    "DocumentField",
    "Examined",
    "FileKind",
    "FilePiece",
    "Form",
    "LeftOut",
    "NotGiven",
    "Refusal",
    "Refused",
    "Scans",
    "StoredFile",
    "Upload",
    "UploadField",
    "as_attachment",
    "attachment",
    "content_of",
    "data_folder",
    "examine",
    "for_page",
    "from_bytes",
    "in_pieces",
    "left_out_in_words",
    "library",
    "made_here",
    "not_given",
    "note_comparison",
    "ready_to_give",
    "store",
    "text_of",
    "to_bytes",
    "to_carry",
    "typed_over",
]
