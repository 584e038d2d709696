"""Documents, their versions, what of them left; letters; and what somebody may ask about his own data."""

from .documents import CaseDocument, Dispatch, DocumentVersion
from .letters import Letter
from .rights import DestructionRequest, PersonFile, Statement, Withholding

__all__ = [
    "CaseDocument",
    "DestructionRequest",
    "Dispatch",
    "DocumentVersion",
    "Letter",
    "PersonFile",
    "Statement",
    "Withholding",
]
