"""Closing an organisation, as an act of two persons."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import Act, FourEyesRequest

from .services.organisations import CLOSING, what_keeps_open


def hinders(asked: FourEyesRequest) -> str:
    found = Organisation.objects.filter(pk=asked.record_id).first()
    if found is None or found.closed_on is not None:
        return "closed"
    if not found.is_genuine:
        return "changed"
    return "in_use" if any(what_keeps_open(found)) else ""


def close(asked: FourEyesRequest) -> None:
    organisation = Organisation.objects.select_for_update().get(pk=asked.record_id)
    organisation.closed_on = timezone.localdate()
    organisation.save(update_fields=["closed_on"])
    record("organisation.closed", record=organisation)


def _url(asked: FourEyesRequest, by: Actor) -> str:
    may = by.may(Action.ORGANISATIONS_MANAGE)
    return reverse("administration:organisation", args=[asked.record_id]) if may else ""


CLOSING_ORGANISATION = Act(
    code=CLOSING,
    label=gettext_lazy("Close an organisation"),
    goes=(
        gettext_lazy("Nobody can be invited for it any more."),
        gettext_lazy("It is no longer offered in lists."),
    ),
    stays=(gettext_lazy("What was done in its name stays as it was."),),
    decides=Action.SECOND_FOR_INSTALLATION,
    carry_out=close,
    name=lambda asked: str(Organisation.objects.filter(pk=asked.record_id).first() or ""),
    hinders=hinders,
    hindrances={
        "closed": gettext_lazy("The organisation is closed already."),
        "changed": gettext_lazy("The organisation in the database is not as this product wrote it."),
        "in_use": gettext_lazy("People still work for it, or it still coordinates a region."),
    },
    may_withdraw=lambda _asked, by: by.may(Action.ORGANISATIONS_MANAGE),
    url=_url,
)
