"""Which municipality a village, a district, a former municipality or a postcode lies in.

Four tables in `data/`: places of the address register (BAG, 2026), former municipalities since 2000 with their
successor, districts of cities, and the four digits of postcodes. Only the first is checked (decision 36).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from .rules import plain_meant

DATA = Path(__file__).with_name("data")
TABLES = ("places_2026.csv", "former_municipalities.csv", "districts.csv")
POSTCODE = re.compile(r"\b([1-9]\d{3})(?:\s?[a-z]{2})?\b")
BETWEEN = re.compile(r"[,;/()\n]+|\s+-\s+|\s+(?:in|te|bij|nabij)\s+")
BEFORE = re.compile(r"^(?:(?:de )?gemeente|gem|stad|dorp|de stad|het dorp|stadsdeel|wijk|omgeving|omg|regio|plaats)\s+")
# What is said behind a name without making another place of it.
BEHIND = re.compile(
    r"\s+(?:noord|zuid|oost|west|noordoost|noordwest|zuidoost|zuidwest|midden|centrum|binnenstad|stad|dorp|haven|buiten"
    r"|poort|en omgeving|e o|eo|omgeving|nederland)$"
)
PROVINCES = {
    "groningen": "PV20", "gr": "PV20", "fryslan": "PV21", "friesland": "PV21", "fr": "PV21", "drenthe": "PV22",
    "dr": "PV22", "overijssel": "PV23", "ov": "PV23", "flevoland": "PV24", "fl": "PV24", "gelderland": "PV25",
    "gld": "PV25", "utrecht": "PV26", "ut": "PV26", "utr": "PV26", "noord holland": "PV27", "nh": "PV27", "n h": "PV27",
    "zuid holland": "PV28", "zh": "PV28", "z h": "PV28", "zeeland": "PV29", "zld": "PV29", "noord brabant": "PV30",
    "brabant": "PV30", "nb": "PV30", "n b": "PV30", "nbr": "PV30", "limburg": "PV31", "lb": "PV31", "l": "PV31",
    "lim": "PV31",
}  # fmt: skip


def codes_of(name: str) -> frozenset[str]:
    """The codes of the municipalities in which a place, district or former municipality of this plain name lies."""
    return _by_name().get(name, frozenset())


def codes_of_postcode(digits: int) -> frozenset[str]:
    return frozenset(code for first, last, code in _postcodes() if first <= digits <= last)


def names_known() -> list[str]:
    """Plain names, to find what looks like a name that was typed wrongly."""
    return list(_by_name())


def parts_of(typed: str) -> list[str]:
    """The parts of what was typed, in plain letters: “Eindhoven, Noord-Brabant” has two."""
    parts = (plain_meant(part) for part in BETWEEN.split(typed.casefold()))
    return [part for part in parts if part]


def readings_of(part: str) -> Iterator[str]:
    """The names that one part may be: as it stands, and without the words around a name."""
    shorter = BEFORE.sub("", part)
    bare = POSTCODE.sub(" ", shorter).strip()
    seen = set()
    for reading in (part, shorter, bare, BEHIND.sub("", bare)):
        name = plain_meant(reading)
        if name and name not in seen:
            seen.add(name)
            yield name


@cache
def _by_name() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for table in TABLES:
        for row in _rows(table):
            code = row.get("municipality_code") or row["successor_code"]
            found[plain_meant(row["name"])].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _postcodes() -> list[tuple[int, int, str]]:
    return [(int(row["first"]), int(row["last"]), row["municipality_code"]) for row in _rows("postcodes.csv")]


def _rows(table: str) -> list[dict[str, str]]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
