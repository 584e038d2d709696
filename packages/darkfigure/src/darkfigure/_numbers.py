"""One strict reader of whole numbers, by the convention of the file that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from darkfigure._errors import InvalidInput

LARGEST_COUNT = 10**12
PLAIN = re.compile(r"[0-9]+")
SPACES = re.compile(r"[0-9]{1,3}([ \u00a0\u202f'\u2019])[0-9]{3}(\1[0-9]{3})*")
GROUPS = {mark: re.compile(rf"[0-9]{{1,3}}([{mark}][0-9]{{3}})+") for mark in ".,"}
DECIMALS = {mark: re.compile(rf"[0-9]+[{mark}][0-9]+") for mark in ".,"}
BOTH = {mark: re.compile(rf"[0-9]{{1,3}}([{mark}][0-9]{{3}})+[{other}][0-9]+") for mark, other in (".,", ",.")}
GROUP = 3
UNSURE = "plain digits: nothing here tells whether the mark groups thousands"
WHOLE = f"a whole number from 0 to {LARGEST_COUNT:,}, in plain digits"


def grouping_mark(cells: Iterable[str], delimiter: str) -> str | None:
    """Find out which of point and comma groups thousands in a column; the other one then marks decimals.

    Parameters
    ----------
    cells : iterable of str
        All cells of the column.
    delimiter : str
        What parts the columns. Programs write semicolons where the comma marks decimals.

    Returns
    -------
    str or None
        ``"."``, ``","``, or None where the column does not tell.

    Examples
    --------
    >>> grouping_mark(["12", "1.234.567"], ","), grouping_mark(["2.000"], ";"), grouping_mark(["2.000"], ",")
    ('.', '.', None)
    """
    found = {mark for cell in cells for mark in ".," if _groups_by(cell.strip(), mark)}
    if len(found) == 1:
        return found.pop()
    return "." if delimiter == ";" and not found else None


def _groups_by(cell: str, mark: str) -> bool:
    """Say whether a cell can only be read with this mark between thousands."""
    other = "," if mark == "." else "."
    if BOTH[mark].fullmatch(cell) or (cell.count(mark) > 1 and GROUPS[mark].fullmatch(cell)):
        return True
    return bool(DECIMALS[other].fullmatch(cell)) and not GROUPS[other].fullmatch(cell)


def whole_number(cell: str, place: str, mark: str | None = None) -> int:
    """Read one whole number.

    Parameters
    ----------
    cell : str
        Digits, with thousands grouped as the file does; decimals only when they are zero.
    place : str
        File, line and column, for the message.
    mark : {".", ","}, optional
        What groups thousands; without it a mark before three digits could mean either.

    Raises
    ------
    InvalidInput
        For anything else, naming the place.

    Examples
    --------
    >>> whole_number("1.234", "here", "."), whole_number("12", "here")
    (1234, 12)
    """
    text = cell.strip()
    if SPACES.fullmatch(text):
        text = re.sub(r"[^0-9]", "", text)
    if mark is None and any(GROUPS[sign].fullmatch(text) and text.count(sign) == 1 for sign in ".,"):
        raise InvalidInput(place, cell, UNSURE)
    if mark is not None and (GROUPS[mark].fullmatch(text) or BOTH[mark].fullmatch(text)):
        text = text.replace(mark, "")
    head, _, decimals = text.replace(",", ".").partition(".")
    if not PLAIN.fullmatch(head) or decimals.strip("0") or len(head) > len(str(LARGEST_COUNT)) or "." in decimals:
        raise InvalidInput(place, cell, WHOLE)
    if len(decimals) == GROUP:
        raise InvalidInput(place, cell, UNSURE)
    if text != head and (not decimals or (mark is not None and text[len(head)] == mark)):
        raise InvalidInput(place, cell, WHOLE)
    if int(head) > LARGEST_COUNT:
        raise InvalidInput(place, cell, WHOLE)
    return int(head)


def whole(name: str, value: object) -> int:
    """Accept whole numbers of any numeric type, from zero."""
    number = float(value) if isinstance(value, (int, float, np.number)) and not isinstance(value, bool) else -1.0
    if not (0 <= number <= LARGEST_COUNT and number.is_integer()):
        raise InvalidInput(name, value, f"a whole number from 0 to {LARGEST_COUNT:,}")
    return int(number)
