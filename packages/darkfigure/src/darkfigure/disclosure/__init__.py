"""Figures that betray nobody: frequency tables, the attack on them, and their protection."""

from darkfigure.disclosure.attack import Knowledge, attack
from darkfigure.disclosure.cell_keys import CellKeys, Noised, add_noise, noised
from darkfigure.disclosure.choosing import Choice, Option, choose
from darkfigure.disclosure.coarsening import Coarsened, Merge, coarsen, refuse
from darkfigure.disclosure.dimensions import Dimension
from darkfigure.disclosure.estimates import CellEstimate, Estimates
from darkfigure.disclosure.findings import Finding, Report
from darkfigure.disclosure.instead import instead
from darkfigure.disclosure.joint import Verdict
from darkfigure.disclosure.ledger import Entry, FolderStore, ReleaseLedger
from darkfigure.disclosure.primary import Primary, Rules
from darkfigure.disclosure.published import read_release
from darkfigure.disclosure.reading import read_counts, table_from_frame
from darkfigure.disclosure.releases import Method, Release, Status
from darkfigure.disclosure.rounding import Rounded, round_table
from darkfigure.disclosure.small_counts import round_small_counts
from darkfigure.disclosure.structures import Cell, Structure, read_structure
from darkfigure.disclosure.suppression import Suppression, suppress
from darkfigure.disclosure.tables import FrequencyTable
from darkfigure.disclosure.transitions import Transitions
from darkfigure.disclosure.universes import Universe

__all__ = [
    "Cell",
    "CellEstimate",
    "CellKeys",
    "Choice",
    "Coarsened",
    "Dimension",
    "Entry",
    "Estimates",
    "Finding",
    "FolderStore",
    "FrequencyTable",
    "Knowledge",
    "Merge",
    "Method",
    "Noised",
    "Option",
    "Primary",
    "Release",
    "ReleaseLedger",
    "Report",
    "Rounded",
    "Rules",
    "Status",
    "Structure",
    "Suppression",
    "Transitions",
    "Universe",
    "Verdict",
    "add_noise",
    "attack",
    "choose",
    "coarsen",
    "instead",
    "noised",
    "read_counts",
    "read_release",
    "read_structure",
    "refuse",
    "round_small_counts",
    "round_table",
    "suppress",
    "table_from_frame",
]
