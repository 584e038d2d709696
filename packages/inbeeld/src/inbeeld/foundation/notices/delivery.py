"""Sending what is due. Safe to run twice at once, and after a crash: a notice leaves the queue once it is sent."""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from inbeeld.foundation.accounts.api import Membership

from .letter import send_letter
from .models import NoticeChoice, WaitingNotice

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that is due for one person, or for the address of one desk: one e-mail."""

    notices: list[WaitingNotice]

    @property
    def reader(self) -> Membership | None:
        """For whom; of several memberships the first that still holds."""
        today = timezone.localdate()
        told = (notice.membership for notice in self.notices)
        return next((one for one in told if one and _is_there(one, today)), None)

    @property
    def address(self) -> tuple[str, str] | None:
        """Where to and in which language; None when there is nobody to tell any more."""
        desk = self.notices[0].desk
        if desk is not None:
            return (desk.email, settings.LANGUAGE_CODE) if desk.email else None
        return (self.reader.user.email, self.reader.user.language) if self.reader else None


def send_due(now: dt.datetime | None = None) -> int:
    """Send every e-mail that is due; how many left."""
    now = now or timezone.now()
    return sum(_send(bundle, now) for bundle in _bundles(now))


@task()
def send_waiting() -> int:
    """What the worker runs when a notice falls due."""
    return send_due()


def wake_at(moment: dt.datetime) -> None:
    """Let the worker send what is due at `moment`; where tasks cannot wait, `inbeeld send_notices` does it."""
    if moment <= timezone.now():
        send_waiting.enqueue()
    elif send_waiting.get_backend().supports_defer:
        send_waiting.using(run_after=moment).enqueue()


def _bundles(now: dt.datetime) -> Iterator[Bundle]:
    due = WaitingNotice.objects.due(now).select_related("membership__user", "membership__organisation", "desk")
    found: dict[object, list[WaitingNotice]] = {}
    for notice in due.order_by("pk"):
        found.setdefault(notice.membership.user_id if notice.membership else notice.desk_id, []).append(notice)
    return (Bundle(notices) for notices in found.values())


def _send(bundle: Bundle, now: dt.datetime) -> bool:
    """Claim, send, forget. Who finds the claim taken leaves it to the other."""
    claimed = [notice for notice in bundle.notices if _claim(notice, now)]
    if not claimed:
        return False
    bundle = Bundle(claimed)
    if (to := bundle.address) is not None:
        try:
            send_letter(to[0], to[1], bundle.reader)
        except (smtplib.SMTPException, OSError) as error:
            # The claim runs out by itself, and then it is tried again. Neither line nor log says to whom.
            logger.warning("A notice could not be sent: %s", type(error).__name__)
            return False
        if bundle.reader is not None:
            NoticeChoice.objects.update_or_create(user_id=bundle.reader.user_id, defaults={"mailed_at": now})
    WaitingNotice.objects.filter(pk__in=[notice.pk for notice in claimed]).delete()
    return to is not None


def _claim(notice: WaitingNotice, now: dt.datetime) -> bool:
    return bool(WaitingNotice.objects.free(now).filter(pk=notice.pk).update(claimed_at=now))


def _is_there(membership: Membership, today: dt.date) -> bool:
    """He can sign in and read it."""
    holds = membership.valid_from <= today and (membership.valid_until is None or membership.valid_until >= today)
    return holds and membership.user.is_active and membership.organisation.closed_on is None
