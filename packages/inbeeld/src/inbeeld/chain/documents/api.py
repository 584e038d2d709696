"""What other rooms may use of documents."""

from .codes import DocumentKind, SentBy
from .models import CaseDocument, Dispatch, DocumentVersion
from .services.documents import (
    DispatchDetails,
    DocumentDetails,
    add_document,
    add_version,
    compare_version,
    keep_version,
    new_document,
    note_dispatch,
)

__all__ = [
    "CaseDocument",
    "Dispatch",
    "DispatchDetails",
    "DocumentDetails",
    "DocumentKind",
    "DocumentVersion",
    "SentBy",
    "add_document",
    "add_version",
    "compare_version",
    "keep_version",
    "new_document",
    "note_dispatch",
]
