"""Landlock: which files a process can still open. Imports nothing of Inbeeld.

Every right that the running kernel knows is taken away, then reading is given back for the folders that hold code.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from pathlib import Path

from .kernel import system_call

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION = 1
PATH_BENEATH = 1
READ_FILE, READ_FOLDER = 1 << 2, 1 << 3
# How many rights of each sort a version of Landlock knows; what a later version adds is taken away from here on.
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
NETWORK_RIGHTS = {4: 2}
SCOPES = {6: 2}


def known_version() -> int:
    """The version of Landlock in this kernel; 0 where there is none."""
    try:
        return system_call(CREATE_RULESET, None, 0, ASK_VERSION)
    except OSError:
        return 0


def keep_to(readable: Iterable[str]) -> None:
    """From here on only these folders and files can be read, and nothing written, made, removed, run or reached."""
    version = known_version()
    if not version:
        raise OSError("no Landlock")
    rights = [_all_of(table, version) for table in (FILE_RIGHTS, NETWORK_RIGHTS, SCOPES)]
    ruleset = _new_ruleset(rights)
    try:
        for path in sorted(set(readable)):
            if Path(path).exists():
                _allow_reading(ruleset, path)
        system_call(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _all_of(table: dict[int, int], version: int) -> int:
    known = [number for since, number in table.items() if since <= version]
    return (1 << max(known)) - 1 if known else 0


def _new_ruleset(rights: list[int]) -> int:
    while rights[-1] == 0:  # an older kernel knows a shorter description
        rights.pop()
    described = struct.pack(f"={len(rights)}Q", *rights)
    return system_call(CREATE_RULESET, described, len(described), 0)


def _allow_reading(ruleset: int, path: str) -> None:
    folder = os.open(path, os.O_PATH | os.O_CLOEXEC)  # type: ignore[attr-defined,unused-ignore]  # Linux has it
    try:
        rights = READ_FILE | READ_FOLDER if Path(path).is_dir() else READ_FILE
        described = struct.pack("=Qi", rights, folder)
        system_call(ADD_RULE, ruleset, PATH_BENEATH, described, 0)
    finally:
        os.close(folder)
