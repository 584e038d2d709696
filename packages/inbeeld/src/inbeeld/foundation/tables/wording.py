"""Why a table is not taken, and what to do instead."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .rules import Limits, NoTable, TableProblem

NO_PICTURES = gettext_lazy(
    "Pictures and video are never kept here: a picture of a minor may be a criminal offence to have. Type over what "
    "stands in it as text."
)


def message(refused: NoTable, limits: Limits) -> str:
    """What is wrong, in a sentence that says what to do."""
    sized = {
        TableProblem.TOO_LARGE: _("This file is too large. At most %(most)s MB fits.")
        % {"most": limits.size // (1024 * 1024)},
        TableProblem.TOO_MANY_ROWS: _("This table has too many rows. At most %(most)s fit; split it in parts.")
        % {"most": limits.rows},
        TableProblem.TOO_MANY_COLUMNS: _("This table has too many columns. At most %(most)s fit.")
        % {"most": limits.columns},
        TableProblem.CELL_TOO_LONG: _("A cell on row %(row)s is too long. At most %(most)s characters fit.")
        % {"row": refused.row, "most": limits.cell},
    }
    plain = {
        TableProblem.EMPTY: _("There is nothing in it."),
        TableProblem.TOO_COMPLEX: _("This file is too complicated to read safely. Save it as CSV and try again."),
        TableProblem.NOT_CONFINED: _(
            "This installation cannot read workbooks safely. Save it as CSV and try again, and tell your administrator."
        ),
        TableProblem.PICTURE: str(NO_PICTURES),
        TableProblem.PDF: _(
            "From a PDF no table can be read. Copy the text and paste it, or ask for the table itself."
        ),
        TableProblem.DOCUMENT: _("This is a document and not a table. Copy the text and paste it."),
        TableProblem.OLD_EXCEL: _(
            "This is an old Excel file, or one with a password. Save it as XLSX, ODS or CSV without."
        ),
        TableProblem.OTHER: _("This kind of file is not taken. Choose a CSV, XLSX or ODS file."),
        TableProblem.UNREADABLE: _("This file is damaged and cannot be read. Save it again as CSV, XLSX or ODS."),
    }
    return {**plain, **sized}[refused.problem]
