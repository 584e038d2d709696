"""What waits to be told, and how each person wants to be told."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership, RegionCoordination, User

from .kinds import NoticeKind
from .rules import Moment, Quiet, Wishes, due_at

# A claim older than this belonged to a worker that is gone.
CLAIM_HOLDS = dt.timedelta(minutes=15)


class TimeZone(models.TextChoices):
    """The time zones of the Kingdom."""

    AMSTERDAM = "Europe/Amsterdam", _("The Netherlands")
    KRALENDIJK = "America/Kralendijk", _("Bonaire, Saba and Sint Eustatius")
    CURACAO = "America/Curacao", _("Curaçao")
    ARUBA = "America/Aruba", _("Aruba")
    SINT_MAARTEN = "America/Lower_Princes", _("Sint Maarten")


class NoticeChoice(models.Model):
    """How one person wants to be told, and when he was last e-mailed. Without a row: everything at once."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="notice_choice")
    # By group; a group that is not in it is told at once.
    moments = models.JSONField(default=dict)
    quiet_from = models.TimeField(_("Quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("Quiet until"), null=True, blank=True)
    quiet_days = models.JSONField(default=list)
    digest_hour = models.PositiveSmallIntegerField(default=8, validators=[MaxValueValidator(23)])
    time_zone = models.CharField(max_length=40, choices=TimeZone.choices, default=TimeZone.AMSTERDAM)
    mailed_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return str(self.user_id)

    def moment_for(self, kind: NoticeKind) -> Moment:
        return Moment(self.moments.get(kind.group.value, Moment.AT_ONCE))

    def due_at(self, kind: NoticeKind, since: dt.datetime) -> dt.datetime | None:
        """When a notice of this kind leaves to this person; None for never."""
        quiet = Quiet(self.quiet_from, self.quiet_until, frozenset(self.quiet_days))
        wishes = Wishes(quiet, self.digest_hour, ZoneInfo(self.time_zone))
        return due_at(
            self.moment_for(kind), critical=kind.critical, since=since, last_mail=self.mailed_at, wishes=wishes
        )


class WaitingNoticeQuerySet(QuerySet["WaitingNotice"]):
    def free(self, now: dt.datetime) -> WaitingNoticeQuerySet:
        """Nobody is sending these now."""
        return self.filter(Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM_HOLDS))

    def due(self, now: dt.datetime) -> WaitingNoticeQuerySet:
        return self.free(now).filter(due_at__lte=now)


class WaitingNotice(models.Model):
    """Somebody is to be told that something of one kind waits: whom and what kind, never which record.

    For a person in one membership, or for the address of a desk where nobody works yet.
    """

    membership = models.ForeignKey(Membership, models.CASCADE, null=True, blank=True, related_name="+")
    desk = models.ForeignKey(RegionCoordination, models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=40)
    since = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)

    objects = WaitingNoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="notice_due")]
        constraints = [
            # Many events before the e-mail are one line; a line that is being sent makes room for the next.
            models.UniqueConstraint(
                fields=["membership", "kind"], condition=Q(claimed_at__isnull=True), name="notice_once_for_person"
            ),
            models.UniqueConstraint(
                fields=["desk", "kind"], condition=Q(claimed_at__isnull=True), name="notice_once_for_desk"
            ),
            models.CheckConstraint(
                condition=Q(membership__isnull=False, desk__isnull=True)
                | Q(membership__isnull=True, desk__isnull=False),
                name="notice_for_one",
            ),
        ]

    def __str__(self) -> str:
        return self.kind
