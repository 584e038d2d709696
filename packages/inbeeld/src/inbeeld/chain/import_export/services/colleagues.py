"""Which colleague a list means by a name in its column of coordinators."""

from __future__ import annotations

from collections.abc import Mapping

from inbeeld.chain.cases.api import coordinators_of
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import tokens


def colleagues_of(job: CaseImport) -> dict[str, Membership]:
    """Who can coordinate these cases, by the key of the membership."""
    return {str(one.pk): one for one in coordinators_of(job.organisation_id, job.region_id)}


def names_of_colleagues(job: CaseImport) -> list[tuple[str, str]]:
    return [(pk, one.user.name) for pk, one in colleagues_of(job).items()]


def guess_colleague(cell: str, colleagues: Mapping[str, Membership]) -> str:
    """The one colleague whose name holds every word of the cell; "" when none or more than one does."""
    sought = set(tokens(cell))
    found = [pk for pk, one in colleagues.items() if sought and sought <= set(tokens(one.user.name))]
    return found[0] if len(found) == 1 else ""
