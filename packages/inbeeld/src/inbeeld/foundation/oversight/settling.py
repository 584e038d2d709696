"""Saying that a missed row stays gone: a privacy officer asks, a second person decides, the night does it.

A guarded row that somebody deleted in the database is missed until then: `verify` names it every night, and a missed
hold lets nothing be erased. Putting the row back is no matter of this product; that is what back-ups are for.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import Act, FourEyesRequest, ask_for
from inbeeld.foundation.vault.api import is_missed, name_of, settle_missed

from .forged import as_uuid, privacy_officers
from .models import ForgedRow
from .names import kind_name
from .purging import decides, other_officers

SETTLING = "row.settling"


def number_of(row: ForgedRow) -> uuid.UUID:
    """One for each row of each table: their own keys are numbers in some."""
    return uuid.uuid5(uuid.NAMESPACE_OID, name_of(row.label, row.key))


def ask_to_settle(row: ForgedRow, *, by: Actor, reason: str, proof: str) -> FourEyesRequest:
    by.must(Action.AUDIT_READ)
    return ask_for(
        SETTLING,
        number_of(row),
        by=by,
        organisation_id=by.organisation,
        reason=reason,
        proof=proof,
        facts={"label": row.label, "key": row.key, "other_officers": len(other_officers(by.user_id))},
    )


def hinders(asked: FourEyesRequest) -> str:
    return "" if is_missed(asked.facts["label"], asked.facts["key"]) else "here"


def settle(asked: FourEyesRequest) -> None:
    label, key = asked.facts["label"], asked.facts["key"]
    settle_missed(label, key)
    record("rows.settled", kind=label, record_id=as_uuid(key))


def _details(asked: FourEyesRequest) -> Mapping[str, object]:
    found = ForgedRow.objects.filter(label=asked.facts["label"], key=asked.facts["key"]).first()
    seen = {_("Missed since"): date_format(found.found_at, "DATETIME_FORMAT")} if found else {}
    return {_("Table"): asked.facts["label"], _("Row"): asked.facts["key"], **seen}


SETTLING_MISSED_ROW = Act(
    code=SETTLING,
    label=gettext_lazy("Settle a row that is missed"),
    goes=(
        gettext_lazy("The row counts as gone: nothing that it said holds any more, and nobody is told of it again."),
        gettext_lazy("Was it a hold? Then what it kept is erased when its term is over."),
    ),
    stays=(
        gettext_lazy("Nothing is erased by this itself."),
        gettext_lazy("That it was missed and settled stays in the log, with who asked and who decided."),
    ),
    decides=Action.SECOND_FOR_INSTALLATION,
    carry_out=settle,
    name=lambda asked: kind_name(asked.facts["label"]),
    hinders=hinders,
    hindrances={"here": gettext_lazy("This row is in the database again, or was settled already.")},
    may_decide=decides,
    concerned=lambda _asked: privacy_officers(),
    details=_details,
    url=lambda _asked, by: reverse("oversight:forged") if by.may(Action.AUDIT_READ) else "",
)
