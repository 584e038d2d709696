"""Destroying an old secret key of this installation, as an act of two persons."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import Act, FourEyesRequest

from .keys import PublicKey
from .models import InstallationKey
from .services.keeping_keys import OLD_KEY


def hinders(asked: FourEyesRequest) -> str:
    key = _key(asked)
    if key is None:
        return "gone"
    if not key.is_genuine:
        return "changed"
    return "in_use" if key.in_use else ""


def destroy(asked: FourEyesRequest) -> None:
    """The secret with its data key: what was made for it opens no more, from no back-up either."""
    key = InstallationKey.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=asked.record_id)
    record("installation.old_key_destroyed", record=key)
    data_key = key.data_key
    key.delete()
    data_key.destroy()


def _key(asked: FourEyesRequest) -> InstallationKey | None:
    return InstallationKey.objects.filter(pk=asked.record_id).first()


def _details(asked: FourEyesRequest) -> Mapping[str, object]:
    key = _key(asked)
    if key is None:
        return {}
    return {
        _("The key in words"): " ".join(PublicKey.read(key.public).words),
        _("Made"): date_format(key.made_at, "DATE_FORMAT"),
    }


def _url(_asked: FourEyesRequest, by: Actor) -> str:
    return reverse("transfers:installations") if by.may(Action.ORGANISATIONS_MANAGE) else ""


DESTROYING_OLD_KEY = Act(
    code=OLD_KEY,
    label=gettext_lazy("Destroy an old key of this installation"),
    goes=(gettext_lazy("The secret half is destroyed. A package that was made for it can never be opened."),),
    stays=(gettext_lazy("The key that is in use stays as it is."),),
    decides=Action.SECOND_FOR_INSTALLATION,
    carry_out=destroy,
    name=lambda _asked: "",
    hinders=hinders,
    hindrances={
        "gone": gettext_lazy("The key is no longer here."),
        "changed": gettext_lazy("The key in the database is not as this product wrote it."),
        "in_use": gettext_lazy("The key is in use."),
    },
    may_withdraw=lambda _asked, by: by.may(Action.ORGANISATIONS_MANAGE),
    details=_details,
    url=_url,
)
