"""Is the content of a package what the schema says? Nothing of it is believed before."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from inbeeld.chain.cases.codes import Phase, Status
from inbeeld.chain.cases.partial_dates import PartialDate

from .contents import (
    AGES,
    CONSENT_CODES,
    CONSENT_FIELDS,
    ESTIMATED,
    FACT_CODES,
    KINDS,
    LONGEST_TEXT,
    MOMENTS,
    MOST_ROWS,
    WRITER,
    Kind,
)
from .envelopes import NotTaken, Problem

OLDEST = 120
EARLIEST = dt.date(1900, 1, 1)


def check_content(content: Mapping[str, Any]) -> uuid.UUID:
    """The id of the package; NotTaken for whatever does not fit."""
    try:
        package = uuid.UUID(content["package"])
        _check_case(content["case"])
        sender = content["from"]
        _must(all(_is_text(sender[name]) for name in ("organisation", "region", "person")))
        _must(isinstance(content.get("identity", {}), dict))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotTaken(Problem.WRONG_CONTENT) from error
    return package


def _check_case(case: Mapping[str, Any]) -> None:
    facts = case["facts"]
    for name, choices in FACT_CODES.items():
        _must(facts[name] in choices.values)  # type: ignore[attr-defined]  # text choices
    _must(all(_is_age(facts[name]) for name in AGES) and _is_text(facts["summary"]) and _is_text(case["reference"]))
    _must(all(isinstance(facts[name], bool) for name in ESTIMATED) and all(_is_moment(facts[name]) for name in MOMENTS))
    _must(case["status"] in Status.values and case["phase"] in Phase.values)
    _check_day(case["opened_on"], may_be_empty=False)
    _check_day(case["closed_on"])
    for name, kind in KINDS.items():
        rows = case[name]
        _must(isinstance(rows, list) and len(rows) <= MOST_ROWS)
        for row in rows:
            _check_row(row, kind)
    _must(isinstance(case["consents"], list) and len(case["consents"]) <= MOST_ROWS)
    for line in case["consents"]:
        _check_consent(line)
    for entry in case["left_out"]:
        _must(_is_text(entry["what"]) and isinstance(entry["number"], int))


def _check_row(row: Mapping[str, Any], kind: Kind) -> None:
    for name, choices in kind.codes.items():
        _must(row[name] in (*choices.values, ""))  # type: ignore[attr-defined]  # text choices
    for name in kind.days:
        _check_day(row[name])
    _must(all(isinstance(row[name], bool) for name in kind.yes_no))
    _must(all(_is_text(row[name]) for name in (*kind.names, WRITER)))
    _must(all(row[name] is None or _is_text(row[name]) for name in kind.sealed))
    _must(all(_is_moment(row[name]) for name in kind.moments) and all(_are_pairs(row[name]) for name in kind.pairs))


def _check_consent(line: Mapping[str, Any]) -> None:
    for name, choices in CONSENT_CODES.items():
        _must(line[name] in (*choices.values, ""))  # type: ignore[attr-defined]  # text choices
    _must(_is_age(line["age"]) and isinstance(line["given_by"], list) and all(map(_is_text, line["given_by"])))
    for name in ("from_on", "until_on", "ended_on"):
        _check_day(line[name])
    checked = {*CONSENT_CODES, "age", "given_by", "from_on", "until_on", "ended_on"}
    _must(all(line[name] is None or _is_text(line[name]) for name in CONSENT_FIELDS if name not in checked))


def _check_day(day: Any, *, may_be_empty: bool = True) -> None:
    if day is None and may_be_empty:
        return
    _must(dt.date.fromisoformat(day) >= EARLIEST)


def _is_age(age: Any) -> bool:
    return age is None or (isinstance(age, int) and not isinstance(age, bool) and 0 <= age <= OLDEST)


def _is_moment(text: Any) -> bool:
    """A date as far as it is known, or nothing."""
    return _is_text(text) and (text == "" or PartialDate.from_edtf(text) is not None)


def _are_pairs(pairs: Any) -> bool:
    """Two texts each, and not endless."""
    if pairs is None:
        return True
    return isinstance(pairs, list) and len(pairs) <= MOST_ROWS and all(_is_pair(pair) for pair in pairs)


def _is_pair(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == len(("when", "what")) and all(map(_is_text, pair))


def _is_text(text: Any) -> bool:
    """Text that can be kept: no half characters, no zero byte, not endless."""
    if not isinstance(text, str) or len(text) > LONGEST_TEXT or "\x00" in text:
        return False
    text.encode()  # a half character raises a ValueError
    return True


def _must(holds: object) -> None:
    if not holds:
        raise NotTaken(Problem.WRONG_CONTENT)
