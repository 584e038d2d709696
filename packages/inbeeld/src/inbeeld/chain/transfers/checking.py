"""Is the content of a package what the schema says? Nothing of it is believed before."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from inbeeld.chain.cases.api import Status
from inbeeld.chain.method.api import Phase
from inbeeld.foundation.records.api import (
    MOST_ROWS,
    OLDEST,
    WRITER,
    PartialDate,
    RecordKind,
    check_day,
    checked_rows,
    is_text,
    must,
)

from .contents import AGES, ESTIMATED, FACT_CODES, MOMENTS, TEXTS, package_parts
from .envelopes import NotTaken, PackageProblem

MOST_DAYS = 3660


def check_content(content: Mapping[str, Any], files: Collection[str]) -> uuid.UUID:
    """The id of the package; NotTaken for whatever does not fit."""
    try:
        package = uuid.UUID(content["package"])
        _check_case(content["case"])
        _check_lists(content["case"], files)
        sender = content["from"]
        must(all(is_text(sender[name]) for name in ("organisation", "region", "person")))
        must(isinstance(content.get("identity", {}), dict))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotTaken(PackageProblem.WRONG_CONTENT) from error
    return package


def _check_case(case: Mapping[str, Any]) -> None:
    facts = case["facts"]
    for name, choices in FACT_CODES.items():
        must(facts[name] in choices.values)  # type: ignore[attr-defined]  # text choices
    must(
        all(_is_age(facts[name]) for name in AGES)
        and all(is_text(facts[name]) for name in TEXTS)
        and is_text(case["reference"])
    )
    must(all(isinstance(facts[name], bool) for name in ESTIMATED) and all(_is_moment(facts[name]) for name in MOMENTS))
    must(case["status"] in Status.values and case["phase"] in Phase.values)
    check_day(case["opened_on"], may_be_empty=False)
    check_day(case["closed_on"])
    for entry in case["left_out"]:
        must(is_text(entry["what"]) and isinstance(entry["number"], int))


def _check_lists(case: Mapping[str, Any], files: Collection[str]) -> None:
    """A list that is missing is an empty one: the other side has no such room."""
    for part in package_parts():
        rows = checked_rows(case.get(part.name, []))
        if part.kind:
            for row in rows:
                _check_row(row, part.kind)
        if part.check:
            part.check(rows, files)


def _check_row(row: Mapping[str, Any], kind: RecordKind) -> None:
    for name, choices in kind.codes.items():
        empty = [""] if _field(kind, name).blank else []
        must(row[name] in [*choices.values, *empty])  # type: ignore[attr-defined]  # text choices
    for name in kind.days:
        check_day(row[name], may_be_empty=_field(kind, name).null)
    must(all(isinstance(row[name], bool) or _may_be_unknown(row, kind, name) for name in kind.yes_no))
    must(all(_is_number(row[name]) or _may_be_unknown(row, kind, name) for name in kind.numbers))
    must(all(_are_pairs(row[name]) for name in kind.made))
    must(all(is_text(row[name]) for name in (*kind.names, WRITER)))
    must(all(row[name] is None or is_text(row[name]) for name in kind.sealed))
    must(all(_is_moment(row[name]) for name in kind.moments) and all(_are_pairs(row[name]) for name in kind.pairs))


def _field(kind: RecordKind, name: str) -> Any:
    return kind.model._meta.get_field(name)


def _may_be_unknown(row: Mapping[str, Any], kind: RecordKind, name: str) -> bool:
    return row[name] is None and bool(_field(kind, name).null)


def _is_number(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 < number <= MOST_DAYS


def _is_age(age: Any) -> bool:
    return age is None or (isinstance(age, int) and not isinstance(age, bool) and 0 <= age <= OLDEST)


def _is_moment(text: Any) -> bool:
    """A date as far as it is known, or nothing."""
    return is_text(text) and (text == "" or PartialDate.from_edtf(text) is not None)


def _are_pairs(pairs: Any) -> bool:
    """Two texts each, and not endless."""
    if pairs is None:
        return True
    return isinstance(pairs, list) and len(pairs) <= MOST_ROWS and all(_is_pair(pair) for pair in pairs)


def _is_pair(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == len(("when", "what")) and all(map(is_text, pair))
