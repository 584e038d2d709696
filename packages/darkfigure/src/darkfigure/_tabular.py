"""Answers that are tables too: in a notebook, and as a frame of pandas or Polars with named columns."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

from darkfigure._errors import InvalidInput
from darkfigure._html_tables import html_table

Kind = Literal["text", "number", "whole"]
Column = tuple[Kind, Sequence[Any]]


class Tabular:
    """Something with named columns; the first of them names the rows.

    A subclass says what it is in ``caption`` and gives its columns in :meth:`_columns`. A number that may not be shown
    is missing in a frame, and ``refused`` or ``at least`` in a notebook.
    """

    __slots__ = ()
    caption: ClassVar[str] = ""

    def _columns(self) -> Mapping[str, Column]:
        """Return each column with the kind of its values."""
        raise NotImplementedError

    def to_pandas(self) -> Any:
        """Return the table as a data frame of pandas; needs the extra ``frames`` and pandas."""
        return self._frame("pandas")

    def to_polars(self) -> Any:
        """Return the table as a data frame of Polars; needs the extra ``frames`` and Polars."""
        return self._frame("polars")

    def _frame(self, library: Literal["pandas", "polars"]) -> Any:
        try:
            import narwhals
        except ImportError as error:
            raise InvalidInput("narwhals", "not installed", "pip install 'darkfigure[frames]'") from error
        kinds: dict[Kind, Any] = {"text": narwhals.String, "number": narwhals.Float64, "whole": narwhals.Int64}
        columns = self._columns()
        schema = {name: kinds[kind] for name, (kind, _) in columns.items()}
        values = {name: list(column) for name, (_, column) in columns.items()}
        try:
            return narwhals.from_dict(values, schema, backend=library).to_native()
        except ImportError as error:
            raise InvalidInput(library, "not installed", f"pip install {library}") from error

    def _repr_html_(self) -> str:
        columns = self._columns()
        cells = [[_cell(kind, value) for value in column] for kind, column in columns.values()]
        return html_table(self.caption, tuple(columns), list(zip(*cells, strict=True)))


def _cell(kind: Kind, value: Any) -> str:
    """Write a value of a notebook's table; a missing one is empty."""
    if value is None:
        return ""
    if kind == "text":
        return str(value)
    if math.isinf(value):
        return "no limit"
    return f"{value:,.0f}" if kind == "whole" or abs(value) >= 100 else f"{value:,.4g}"
