"""Removing old master keys, as an act of two persons."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import idle_master_keys, retire_master_keys
from inbeeld.foundation.four_eyes.api import Act, FourEyesRequest

from .services.master_keys import RETIRING


def hinders(asked: FourEyesRequest) -> str:
    return "" if set(idle_master_keys()) & set(asked.facts["names"]) else "none"


def retire(asked: FourEyesRequest) -> None:
    """Only those that were named when it was asked, and that still wrap nothing."""
    retire_master_keys(asked.facts["names"])


def _details(asked: FourEyesRequest) -> Mapping[str, object]:
    return {_("Master keys"): ", ".join(asked.facts["names"])}


def _url(_asked: FourEyesRequest, by: Actor) -> str:
    return reverse("administration:master_keys") if by.may(Action.ORGANISATIONS_MANAGE) else ""


RETIRING_MASTER_KEYS = Act(
    code=RETIRING,
    label=gettext_lazy("Remove old master keys"),
    goes=(
        gettext_lazy("The old master keys are removed from the key file."),
        gettext_lazy("Back-ups of before the last rotation cannot be opened any more."),
    ),
    stays=(gettext_lazy("A key that still wraps anything stays, whatever was decided."),),
    decides=Action.SECOND_FOR_INSTALLATION,
    carry_out=retire,
    name=lambda _asked: "",
    hinders=hinders,
    hindrances={
        "none": gettext_lazy("No master key can go: each is in use, or was replaced less than ten minutes ago."),
    },
    may_withdraw=lambda _asked, by: by.may(Action.ORGANISATIONS_MANAGE),
    details=_details,
    url=_url,
)
