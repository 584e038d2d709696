"""A track: the steps of the meldcode as one organisation took them about one person. What is written stays."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import AgeBand, Form, Sex
from inbeeld.chain.signals.api import REFERENCE_LENGTH, REFERENCE_LETTERS, Signal
from inbeeld.foundation.access.api import Action, Protected, Scope
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Municipality, Region
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel

from .codes import Concern, EntryKind, TermKind
from .querysets import TrackQuerySet

TEXT_LENGTH = 5000


def new_reference() -> str:
    """What colleagues call a track by; no name of anybody."""
    return "M-" + "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(REFERENCE_LENGTH))


class Track(Protected, SealedModel):
    """Steps, consultations, weighing and decision about one person, in one organisation."""

    guarded = ("organisation", "region", "owner", "adviser")

    scope: ClassVar[Scope] = Scope(
        kind="track",
        read=Action.TRACK_READ,
        owner="owner",
        asked="adviser",
        organisation="organisation",
        region="region",
    )

    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    # The attention officer whom the owner asked to look along.
    adviser = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    profession = models.SlugField(_("Profession"), max_length=30)
    concern = CodeField(Concern, _("What is it about?"))
    # In the words of the owner, for himself: by these he knows whom it is about.
    description = SealedField(null=True)
    form = CodeField(Form, _("Form of exploitation"), default=Form.UNKNOWN)
    age_band = CodeField(AgeBand, _("Age"), max_length=10, default=AgeBand.UNKNOWN)
    sex = CodeField(Sex, _("Sex"), default=Sex.UNKNOWN)
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    opened_on = models.DateField(default=timezone.localdate)
    step = models.PositiveSmallIntegerField(default=1)
    due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects: ClassVar[TrackQuerySet] = TrackQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "closed_on", "due_on"], name="track_overview"),
            models.Index(fields=["owner", "closed_on", "due_on"], name="track_owner"),
            models.Index(fields=["adviser", "closed_on"], name="track_adviser"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def needs_coordinator(self) -> bool:
        """The meldcode was made for abuse at home: here the care coordinator stands beside it."""
        return self.concern in {Concern.EXPLOITATION, Concern.BOTH}

    @property
    def is_adult(self) -> bool:
        return self.age_band in {AgeBand.FROM_18, AgeBand.FROM_23}

    def is_overdue(self, today: dt.date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < today

    def refresh_due(self) -> None:
        """The first term that is open; the caller saves."""
        first = self.terms.filter(done_on__isnull=True).order_by("due_on").first()
        self.due_on = first.due_on if first else None


class TrackEntry(SealedModel):
    """One thing that was done, written once: what was wrong in it is put right by an addition."""

    bound_to = ("track",)

    track = models.ForeignKey(Track, models.CASCADE, related_name="entries")
    kind = CodeField(EntryKind, max_length=15)
    step = models.PositiveSmallIntegerField(null=True, blank=True)
    happened_on = models.DateField()
    # What the form of this kind asked, by name.
    details = SealedField(null=True)
    adds_to = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="additions")
    author = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["track", "written_at"])]

    def __str__(self) -> str:
        return f"{self.track_id}, {self.kind}"


class TrackTerm(SealedModel):
    """Before when something has to be there: by law, by agreement of the organisation, or agreed with somebody."""

    bound_to = ("track",)

    track = models.ForeignKey(Track, models.CASCADE, related_name="terms")
    kind = CodeField(TermKind)
    what = SealedField(null=True)
    due_on = models.DateField()
    set_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["done_on", "due_on"], name="track_term_due")]

    def __str__(self) -> str:
        return f"{self.track_id}, {self.kind}"


class TrackSignal(GuardedRow):
    """A signal that was handed in from a track."""

    guarded = ("track", "signal", "handed_in_by")

    track = models.ForeignKey(Track, models.CASCADE, related_name="signal_links")
    signal = models.ForeignKey(Signal, models.CASCADE, related_name="+")
    handed_in_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(default=timezone.now)

    objects = GuardedQuerySet["TrackSignal"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signal"], name="signal_from_one_track")]

    def __str__(self) -> str:
        return f"{self.track_id} > {self.signal_id}"
