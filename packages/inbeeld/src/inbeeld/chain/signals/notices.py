"""Tells the desk by e-mail that there is something to read; the e-mail itself says nothing about it."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from inbeeld.foundation.accounts.models import Membership, RegionCoordination
from inbeeld.foundation.accounts.rules import Role

from .models import Signal


def tell_desk(signal: Signal) -> None:
    """Queue a notice; what waits in the queue is the signal's id and nothing else."""
    send_notice.enqueue(str(signal.pk))


@task()
def send_notice(signal_id: str) -> None:
    """One e-mail to each who should look: the handler, else all coordinators, else the address of an empty desk."""
    signal = Signal.objects.filter(pk=signal_id).first()
    if signal is None:
        return
    for address, language in addresses_of(signal):
        with translation.override(language):
            EmailMessage(
                subject=_("Something is waiting for you"),
                body=_(
                    "There is something new in your work list. Sign in to read it.\n\n"
                    "This e-mail says on purpose no more than that."
                ),
                to=[address],
            ).send()


def addresses_of(signal: Signal) -> list[tuple[str, str]]:
    """To whom the notice goes, each with his language."""
    found = [(one.user.email, one.user.language) for one in readers_of(signal)]
    if found:
        return found
    coordination = RegionCoordination.objects.on(timezone.localdate()).filter(
        organisation_id=signal.organisation_id, region_id=signal.region_id
    )
    return [(address, settings.LANGUAGE_CODE) for address in coordination.values_list("email", flat=True) if address]


def readers_of(signal: Signal) -> list[Membership]:
    at_desk = desk_members(signal)
    return [one for one in at_desk if one.pk == signal.handler_id] or at_desk


def desk_members(signal: Signal) -> list[Membership]:
    """Who may take this signal today: the coordinators of its organisation in its region, or in every region."""
    return sorted(
        (
            one
            for one in Membership.objects.on(timezone.localdate())
            .filter(organisation_id=signal.organisation_id, role=Role.COORDINATOR, user__is_active=True)
            .select_related("user")
            if one.region_id in {None, signal.region_id}
        ),
        key=lambda one: (one.user.name.casefold(), str(one.pk)),
    )
