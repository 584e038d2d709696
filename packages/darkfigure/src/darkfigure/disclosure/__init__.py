"""Figures that betray nobody: frequency tables, the attack on them, and their protection."""

from darkfigure.disclosure.attack import Knowledge, attack
from darkfigure.disclosure.cell_keys import CellKeys, Noised, add_noise, noised
from darkfigure.disclosure.dimensions import Dimension
from darkfigure.disclosure.findings import Finding, Report
from darkfigure.disclosure.joint import Verdict
from darkfigure.disclosure.ledger import Entry, FolderStore, ReleaseLedger
from darkfigure.disclosure.primary import Primary, Rules
from darkfigure.disclosure.reading import read_counts, table_from_frame
from darkfigure.disclosure.releases import Method, Release, Status, read_release
from darkfigure.disclosure.structures import Structure, read_structure
from darkfigure.disclosure.suppression import Suppression, suppress
from darkfigure.disclosure.tables import FrequencyTable
from darkfigure.disclosure.transitions import Transitions
from darkfigure.disclosure.universes import Universe

__all__ = [
    "CellKeys",
    "Dimension",
    "Entry",
    "Finding",
    "FolderStore",
    "FrequencyTable",
    "Knowledge",
    "Method",
    "Noised",
    "Primary",
    "Release",
    "ReleaseLedger",
    "Report",
    "Rules",
    "Status",
    "Structure",
    "Suppression",
    "Transitions",
    "Universe",
    "Verdict",
    "add_noise",
    "attack",
    "noised",
    "read_counts",
    "read_release",
    "read_structure",
    "suppress",
    "table_from_frame",
]
