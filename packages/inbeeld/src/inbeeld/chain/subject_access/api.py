"""What other rooms may use of somebody's own file and rights."""

from . import codes
from .models import DestructionRequest, PersonFile, Statement, Withholding
from .services.rights import add_statement, ask_destruction, decide_correction, refuse_destruction

__all__ = [
    "DestructionRequest",
    "PersonFile",
    "Statement",
    "Withholding",
    "add_statement",
    "ask_destruction",
    "codes",
    "decide_correction",
    "refuse_destruction",
]
