"""The row that names the columns, and which field each of them holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from inbeeld.foundation.tables.api import Rows, Table

from .targets import TARGETS, Holder, ValueKind
from .values import folded, guess_value

LOOKED_AT = 15
SAMPLE = 60
NO_LETTER = re.compile(r"[\W_]+")
# Somebody who is not the person of the case: under such a heading nothing is ever proposed for that person.
SOMEBODY_ELSE = re.compile(
    r"""\b(?:
    (?:stief|pleeg|schoon|groot)?(?:vader|moeder|ouder|broer|zus|zusje|broertje)(?:s|lijk)?|ouders?|ma|pa|oma|opa|oom|tante
    |gezin|familie|familielid|verzorgers?|verwant|netwerk|steunfiguur|vriend|vriendin|partner|voogd|gezinsvoogd
    |gezagsdrager|gezag|gezaghebbende|wettelijk|vertegenwoordiger
    |melders?|verwijzers?|aanmelders?|tipgever|invoerder|contactpersoon|contactpersonen|noodcontact
    |hulpverleners?|begeleiders?|behandelaar|mentor|docent|leerkracht|school|huisarts|arts|advocaat|tolk|werkgever
    |casus?regisseur|regisseur|casemanager|jeugdbeschermer|reclassering|politie|agent|wijkagent|rechercheur|officier
    |organisatie|instelling|instantie|aanbieder|zorgaanbieder|hulpverlening|afdeling|bedrijf|medewerk(?:er|ster)|collega
    |dader|daders|verdachte|verdachten|loverboy|uitbuiter|pooier|slachtoffers
    |father|mother|parents?|brother|sister|guardian|reporter|referrer|school|doctor|lawyer|mentor|suspect|offender
    |caregiver|carer|agency|organisation|emergency|contact\ person|door|by|hv|hvl|jb|wg
    )\b""",
    re.X,
)
CODED = {name for name, target in TARGETS.items() if target.kind is ValueKind.CODE}
# What a heading that names somebody else may still hold: who coordinates, and who decided.
OF_OTHERS = {"coordinator", "decided_by"}
PARTS_OF_A_NAME = {"given_names", "family_name"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The column of each field that is known by its heading, and the columns of which it has to be asked."""

    columns: Mapping[str, int]
    asked: Collection[int] = ()


def from_the_headings(table: Table) -> tuple[Rows, list[int]]:
    """The rows from the names of the columns on, without the columns that hold nothing, and their numbers."""
    start = _heading_row(table.rows)
    rows = table.rows[start:]
    filled = [place for place in range(len(rows[0])) if any(row[place] for row in rows[1:])]
    return [[row[place] for place in filled] for row in rows], table.numbers[start:]


def _heading_row(rows: Rows) -> int:
    """The row in which most cells are headings that are known; else the first that is half as full as usual."""
    known = [len(_offers(row)) for row in rows[:LOOKED_AT]]
    if max(known) > 1:
        return known.index(max(known))
    widths = [sum(bool(cell) for cell in row) for row in rows]
    usual = sorted(widths)[len(widths) // 2]
    return next((place for place, width in enumerate(widths[:LOOKED_AT]) if width * 2 >= usual), 0)


def guess_columns(headings: Sequence[str], rows: Rows = ()) -> Proposal:  # type: ignore[assignment]  # nothing yet
    """The field of each heading that is known; the surest word first, no column or field twice."""
    offers = _offers(headings)
    for place, fields in offers.items():
        if len(CODED & set(fields)) > 1:
            _keep_what_the_cells_say(fields, [row[place] for row in rows[:SAMPLE]])
    found: dict[str, int] = {}
    ranked = sorted((rank, place, name) for place, fields in offers.items() for name, rank in fields.items())
    for _rank, column, field in ranked:
        if field not in found and column not in found.values():
            found[field] = column
    asked = set()
    if "whole_name" in found and PARTS_OF_A_NAME & set(found):
        asked.add(found.pop("whole_name"))
    return Proposal(found, asked)


def _offers(headings: Sequence[str]) -> dict[int, dict[str, tuple[bool, int]]]:
    """For each place the fields that its heading may mean, with how sure that is: the lowest first."""
    found: dict[int, dict[str, tuple[bool, int]]] = {}
    for place, heading in enumerate(map(_plain, headings)):
        fields = {name: rank for name in TARGETS if (rank := _rank(name, heading)) is not None} if heading else {}
        if fields:
            found[place] = fields
    return found


def _rank(name: str, heading: str) -> tuple[bool, int] | None:
    """How surely a heading means this field; None when it does not."""
    words = [_plain(word) for word in (name.replace("_", " "), *TARGETS[name].words)]
    if heading in words:
        return False, -len(heading)
    if name not in OF_OTHERS and SOMEBODY_ELSE.search(heading):
        return None
    within = [word for word in words if re.search(rf"\b{re.escape(word)}\b", heading)]
    return (True, -max(map(len, within))) if within else None


def _keep_what_the_cells_say(fields: dict[str, tuple[bool, int]], cells: Sequence[str]) -> None:
    """Under “status/fase” stands one of the two: the field of which most cells are known values."""
    known = {name: sum(bool(guess_value(name, cell)) for cell in cells) for name in CODED & set(fields)}
    for name, number in known.items():
        if number < max(known.values()):
            del fields[name]


def is_person(name: str) -> bool:
    return TARGETS[name].holder is Holder.PERSON


def _plain(heading: str) -> str:
    return NO_LETTER.sub(" ", folded(heading)).strip()
