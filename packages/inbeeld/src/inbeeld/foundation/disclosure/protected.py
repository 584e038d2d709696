"""Counts as they leave: tables with marks, in words, with how they were protected."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .counted import TOTAL, Axis

if TYPE_CHECKING:
    from darkfigure.disclosure import Release

    from .counted import Words

HIDDEN_MARK = "x"
LANGUAGES = ("nl", "en")
# What a spreadsheet takes for a formula when a cell begins with it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` is None where the cell is hidden."""

    text: str
    status: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    is_sum: bool
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class ShownTable:
    caption: str
    row_heading: str
    columns: list[str]
    rows: list[Row]


@dataclass(frozen=True)
class Protected:
    """A release with its words. Only the door makes one, and pages, exports and files print nothing else."""

    title: Words
    axes: tuple[Axis, ...]
    release: Release
    at: dt.date
    period: str = ""
    remark: Words = ""

    @property
    def method(self) -> str:
        return self.release.method.name

    @property
    def largest_noise(self) -> int:
        return int(self.release.method.parameters.get("largest_noise", 0))

    @property
    def hidden_mark(self) -> str:
        return HIDDEN_MARK

    def tables(self) -> list[ShownTable]:
        """Each published table: its first axis in rows, its second in columns."""
        return [self._table(dict(margins)) for margins in self.release.structure.tables or ()]

    def total(self) -> Cell:
        """How many there are in all, of what was chosen."""
        codes = {name: codes[-1] for margins in self.release.structure.tables or () for name, codes in margins.items()}
        return self.cell(**codes)

    def cell(self, **codes: str) -> Cell:
        """One cell by its codes; an axis that is not named is at its total, or at what was chosen on it."""
        structure = self.release.structure
        only = {name: held[0] for margins in structure.tables or () for name, held in margins.items() if len(held) == 1}
        place = tuple({**dict.fromkeys(structure.names, TOTAL), **only, **codes}[name] for name in structure.names)
        value, status = self.release.values[place], self.release.statuses[place].value
        return Cell(HIDDEN_MARK if value is None else str(value), status, value)

    def caption(self, language: str) -> str:
        """What is counted, how it was protected and how to read the marks."""
        with translation.override(language):
            shown = [_inside(str(axis.label)) for axis in self.axes if self._is_shown(axis.name)]
            chosen = [f"{axis.label}: {axis.words[code]}" for axis, code in self._chosen()]
            what = _("%(title)s by %(axes)s") % {"title": self.title, "axes": ", ".join(shown)}
            day = _("as recorded on %(day)s") % {"day": date_format(self.at, "DATE_FORMAT")}
            parts = [", ".join([what, *([self.period] if self.period else []), *chosen, day]) + ".", self.explained()]
            return " ".join([*parts, *([str(self.remark)] if self.remark else [])])

    def explained(self) -> str:
        """How the numbers were protected, in the language of the page."""
        if self.method == "cell-key":
            return _(
                "Every number has noise: it differs by at most %(noise)d from the count, up or down. "
                "The same persons have the same noise in every table. Totals have noise of their own and are not the "
                "sum of their parts."
            ) % {"noise": self.largest_noise}
        return _(
            "%(mark)s: hidden, because fewer than %(threshold)d would be visible there or could be computed from it. "
            "The other numbers are exact. Hidden cells of a row or column can be added up by its total."
        ) % {"mark": HIDDEN_MARK, "threshold": self.release.method.parameters.get("threshold", 0)}

    def metadata(self) -> dict[str, Any]:
        """What belongs beside the figures: method and parameters without keys, version, digest, both captions."""
        captions = {f"caption_{language}": self.caption(language) for language in LANGUAGES}
        about = {"period": self.period, "as_recorded_on": self.at.isoformat(), **captions}
        return {**self.release.metadata(), **about, "structure": self.release.structure.as_dict()}

    def as_csv(self) -> str:
        """A line for each cell: codes, value, status, words. Lines above it that begin with # say what it means."""
        target = io.StringIO()
        target.write("\ufeff")
        for line in (*map(self.caption, LANGUAGES), json.dumps(self.metadata(), ensure_ascii=False)):
            target.write(f"# {line}\r\n")
        writer = csv.writer(target, lineterminator="\r\n")
        axes = [self._axis(name) for name in self.release.structure.names]
        writer.writerow([*(axis.name for axis in axes), "value", "status", *(f"{axis.name}_label" for axis in axes)])
        for cell, value in self.release.values.items():
            words = [_harmless(str(axis.words.get(code, code))) for axis, code in zip(axes, cell, strict=True)]
            writer.writerow([*cell, "" if value is None else value, self.release.statuses[cell].value, *words])
        return target.getvalue()

    def _axis(self, name: str) -> Axis:
        return next(axis for axis in self.axes if axis.name == name)

    def _is_shown(self, name: str) -> bool:
        return any(len(margins.get(name, ())) > 1 for margins in self.release.structure.tables or ())

    def _chosen(self) -> Iterator[tuple[Axis, str]]:
        for margins in self.release.structure.tables or ():
            chosen = {name: codes[0] for name, codes in margins.items() if len(codes) == 1 and codes[0] != TOTAL}
            yield from ((self._axis(name), code) for name, code in chosen.items())

    def _table(self, margins: dict[str, Sequence[str]]) -> ShownTable:
        shown = [(self._axis(name), codes) for name, codes in margins.items() if len(codes) > 1]
        (rows, row_codes), *others = shown
        columns, column_codes = others[0] if others else (None, (TOTAL,))
        heads = [str(columns.words.get(code, code)) for code in column_codes] if columns else [_("How many")]
        found = []
        for code in row_codes:
            across = [{columns.name: other} if columns else {} for other in column_codes]
            cells = [self.cell(**{rows.name: code}, **place) for place in across]
            found.append(Row(str(rows.words.get(code, code)), code in rows.held, cells))
        named = [str(axis.label) for axis, _codes in shown]
        words = {"rows": named[0], "columns": _inside(named[-1])}
        caption = _("%(rows)s by %(columns)s") % words if columns else named[0]
        return ShownTable(caption, named[0], heads, found)


def _inside(label: str) -> str:
    """A label within a sentence."""
    return label[:1].lower() + label[1:]


def _harmless(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA) else text
