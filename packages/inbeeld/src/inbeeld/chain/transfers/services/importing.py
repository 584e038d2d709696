"""From the content of a package to a case; the package itself stays readable beside it, as it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile

from inbeeld.chain.cases.api import Case, CaseFacts, Person, open_case
from inbeeld.chain.method.api import Phase
from inbeeld.chain.transfers.contents import FACTS, lists_without_a_room, package_parts
from inbeeld.chain.transfers.envelopes import NotTaken, PackageProblem
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.files.api import Examined, Refused, examine
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import Arrival, locked

# Rows of a kind that this installation does not keep.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Opened:
    """The case, and what of the package could not become part of it, with how much."""

    case: Case
    not_taken: dict[str, int]


def examine_files(files: Mapping[str, bytes]) -> dict[str, Examined]:
    """Nothing is believed of a file because a known sender signed it: each is read and scanned here once more.

    Those that are refused are not among the answers. It takes a while: call it before the transaction.
    """
    found = {}
    for digest, data in files.items():
        try:
            found[digest] = examine(ContentFile(data))
        except Refused:
            continue
    return found


def open_from_package(
    content: dict[str, Any], arrival: Arrival, *, organisation: Organisation, region: Region
) -> Opened:
    """Within the caller's transaction. Whoever takes it in becomes the coordinator; each text says who wrote it."""
    told = content["case"]
    facts = CaseFacts(**{name: told["facts"][name] for name in FACTS})
    person = _person(content.get("identity"))
    case = open_case(by=arrival.by, organisation=organisation, region=region, facts=facts, person=person)
    parts = package_parts()
    not_taken = {part.name: part.bring(told.get(part.name, []), case, arrival) for part in parts}
    not_taken[OTHER] = lists_without_a_room(told)
    current = locked(case)
    current.status = told["status"]
    current.phase = Phase.HOLDING if told["phase"] == Phase.ENDED else told["phase"]
    for part in parts:
        if part.settle:
            part.settle(current, told.get(part.name, []))
    current.refresh_due()
    current.save()
    return Opened(current, {what: number for what, number in not_taken.items() if number})


def _person(identity: dict[str, Any] | None) -> Person | None:
    if not identity:
        return None
    try:
        return Person.from_sealed(identity)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise NotTaken(PackageProblem.WRONG_CONTENT) from error
