"""Reads a TOML file into plain dataclasses, and says what is wrong by file, table and key."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, cast

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

T = TypeVar("T")

# The day on which somebody compared a text with its source; "" while nobody did.
CheckedOn = dt.date | Literal[""]

PLAINLY = {
    "missing": "is missing",
    "unexpected_keyword_argument": "is not known here",
    "extra_forbidden": "is not known here",
}


class FileFault(ValueError):
    """A file cannot be worked with; the message names the file, the table and the key."""

    def __init__(self, path: Path, *faults: str) -> None:
        self.path, self.faults = path, faults
        super().__init__("; ".join(f"{path.name}: {fault}" for fault in faults))


def read(path: Path, shape: type[T]) -> T:
    """The file as `shape`, a dataclass with a field for each table and key. FileFault if it is wrong."""
    kept: Callable[..., object] = _read
    return cast("T", kept(path, shape, _changed(path)))


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0  # and reading it says why


@cache
def _read(path: Path, shape: type[object], _changed_at: int) -> object:
    from pydantic import ConfigDict, ValidationError, create_model

    whole = create_model("Whole", __config__=ConfigDict(extra="forbid", strict=True), file=(shape, ...))
    try:
        # By way of JSON, whose strict reading knows arrays, dates and codes for what they are and takes no "3" for 3.
        found = whole.model_validate_json(json.dumps({"file": _plain(path)}, default=_written))
    except ValidationError as wrong:
        raise FileFault(path, *(f"{_place(one['loc'][1:])} {_said(one)}" for one in wrong.errors())) from None
    return cast("object", found.file)  # type: ignore[attr-defined]  # the one field of the model made above


def _plain(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise FileFault(path, f"cannot be read: {fault}") from fault


def _written(moment: object) -> str:
    if isinstance(moment, dt.date | dt.time):
        return moment.isoformat()
    raise TypeError(type(moment).__name__)


def _place(steps: Sequence[int | str]) -> str:
    """("transfers", 0, "answer_days", "week") is "[[transfers]] block 1, answer_days.week"."""
    match steps:
        case [str(table), int(number), *keys]:
            head = f"[[{table}]] block {number + 1}"
        case [str(table), *keys] if keys:
            head = f"[{table}]"
        case _:
            head, keys = ".".join(map(str, steps)), []
    tail = ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)
    return f"{head}, {tail}" if tail else head


def _said(fault: ErrorDetails) -> str:
    known = PLAINLY.get(fault["type"])
    return known or f"is wrong: {fault['msg'].removeprefix('Value error, ')}"
