"""Removing what is past its term from the log: a privacy officer asks, a second person decides, the night removes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.audit.api import AuditEntry, end_of_term, purge_before, record
from inbeeld.foundation.four_eyes.api import WHOLE_INSTALLATION, Act, FourEyesRequest, State, ask_for, waiting_for

from .forged import privacy_officers

PURGE = "log.purge"


def waiting_purge() -> FourEyesRequest | None:
    return waiting_for(PURGE, WHOLE_INSTALLATION)


def ask_for_purge(*, by: Actor) -> FourEyesRequest:
    by.must(Action.AUDIT_READ)
    return ask_for(
        PURGE,
        WHOLE_INSTALLATION,
        by=by,
        organisation_id=by.organisation,
        facts={"before": end_of_term().isoformat(), "other_officers": len(other_officers(by.user_id))},
    )


def is_purge_agreed() -> bool:
    return FourEyesRequest.objects.filter(act=PURGE, state=State.AGREED).exists()


def decides(asked: FourEyesRequest, by: Actor) -> bool:
    """Another privacy officer; an administrator only where there was no other one when it was asked, nor is now.

    Else an administrator could end the account of the second privacy officer and decide in his place.
    """
    if by.role is Role.PRIVACY_OFFICER:
        return True
    return asked.facts.get("other_officers") == 0 and not other_officers(asked.asked_by.user_id)


def other_officers(user_id: object) -> list[Membership]:
    return [one for one in privacy_officers() if one.user_id != user_id]


def remove_from_log(asked: FourEyesRequest) -> None:
    """May be killed and run again."""
    purge_before(_before(asked))
    record("audit.purged", record=asked)


def may_remove() -> bool:
    """Whether the role under which this runs may delete from the log: in containers only the owner of the tables."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'DELETE')", [AuditEntry._meta.db_table])
        return bool(cursor.fetchone()[0])


def _before(asked: FourEyesRequest) -> dt.datetime:
    return dt.datetime.fromisoformat(asked.facts["before"])


def _details(asked: FourEyesRequest) -> Mapping[str, object]:
    return {_("Entries from before"): date_format(timezone.localtime(_before(asked)), "DATE_FORMAT")}


PURGING = Act(
    code=PURGE,
    label=gettext_lazy("Remove the oldest part of the audit log"),
    goes=(gettext_lazy("Entries that are past their term are removed from the log, for good."),),
    stays=(
        gettext_lazy("Nothing younger than five years goes, whatever the settings say."),
        gettext_lazy("That it was removed stays in the log, with who asked and who decided."),
    ),
    decides=Action.SECOND_FOR_INSTALLATION,
    carry_out=remove_from_log,
    has_own_command=True,  # in containers the role of the application may not remove from the log
    name=lambda _asked: "",
    may_decide=decides,
    concerned=lambda _asked: privacy_officers(),
    details=_details,
    url=lambda _asked, by: reverse("oversight:state") if by.may(Action.AUDIT_READ) else "",
)
