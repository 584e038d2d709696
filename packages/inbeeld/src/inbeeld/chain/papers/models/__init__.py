"""Documents, their versions, what of them left, and letters."""

from .documents import CaseDocument, Dispatch, DocumentVersion
from .letters import Letter

__all__ = ["CaseDocument", "Dispatch", "DocumentVersion", "Letter"]
