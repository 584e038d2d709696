"""What other rooms may use of this one."""

from __future__ import annotations

from .lines import Line, lines_of
from .log import NEWEST_FIRST, Question
from .names import Names, dossier_named, names_of_dossiers
from .views.sections import sections

__all__ = [
    "NEWEST_FIRST",
    "Line",
    "Names",
    "Question",
    "dossier_named",
    "lines_of",
    "names_of_dossiers",
    "sections",
]
