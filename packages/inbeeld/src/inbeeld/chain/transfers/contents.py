"""What of a case goes into a package: the schema `inbeeld-case/2`. The facts stand here, the lists come from the rooms.

docs/transfer-package.md lists the same fields; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, codes
from inbeeld.foundation.records.api import PackagePart
from inbeeld.foundation.rooms.api import all_rooms

from .models import PackageSent, Transfer

FACT_CODES: Mapping[str, type] = {
    "form": codes.Form,
    "place": codes.PlaceType,
    "reach": codes.Reach,
    "sex": codes.Sex,
    "nationality_group": codes.NationalityGroup,
}
AGES = ("age_at_start", "age_at_contact", "age_at_report")
ESTIMATED = tuple(f"{age}_estimated" for age in AGES)
# Moments as far as they are known, in the notation of EDTF: 2024, 2024-05, 2024-05-17, with ~ for about.
MOMENTS = ("started_on", "contacted_on", "reported_on")
# Own words, and the code of the municipality as Statistics Netherlands has it.
TEXTS = ("summary", "label", "municipality")
FACTS = (*FACT_CODES, *AGES, *ESTIMATED, *MOMENTS, *TEXTS)
# What `case` holds beside the lists.
PLAIN = frozenset({"reference", "opened_on", "closed_on", "status", "phase", "facts", "left_out"})
OURS: tuple[type[Model], ...] = (Transfer, PackageSent)


def package_parts() -> list[PackagePart]:
    """The lists of a package, each from the room whose records it holds; the lower floor first."""
    return [part for room in all_rooms() for part in room.package_parts]


def lists_without_a_room(case: Mapping[str, Any]) -> int:
    """How many rows of a package are of a kind that this installation does not keep."""
    known = PLAIN | {part.name for part in package_parts()}
    return sum(len(rows) for name, rows in case.items() if name not in known and isinstance(rows, list))


def left_out(case: Case, *, files_left: int) -> list[dict[str, Any]]:
    """What hangs on the case and does not go along, with how much of it there is: nothing is dropped silently."""
    found = {str(_("documents that are too large or not scanned for viruses")): files_left}
    accounted_for = {*OURS, *(model for room in all_rooms() for model in room.not_in_packages)}
    for part in package_parts():
        accounted_for |= set(part.accounts_for)
        found |= part.stays(case) if part.stays else {}
    for relation in case._meta.related_objects:
        model = relation.related_model
        if not isinstance(model, str) and model not in accounted_for and relation.field.name == "case":
            found[str(model._meta.verbose_name_plural)] = model._default_manager.filter(case=case).count()
    return [{"what": name, "number": found[name]} for name in sorted(found) if found[name]]
