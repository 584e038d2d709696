"""One region asks another to take a case over."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.cases.api import codes as case_codes
from inbeeld.chain.consents.api import Consent
from inbeeld.chain.transfers import codes, rules
from inbeeld.chain.transfers.querysets import TransferQuerySet
from inbeeld.foundation.access.api import Action, Ground, Protected, Scope
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel

_SIGNS = "23456789BCDFGHJKLMNPQRSTVWXZ"


def new_reference() -> str:
    """A name for the request that has nothing to do with the pseudonym of the case."""
    return "OV-" + "".join(secrets.choice(_SIGNS) for _ in range(6))


class Transfer(Protected, SealedModel):
    """What the other region sees before it takes over is what stands here, and nothing of the case itself."""

    guarded = (
        "case",
        "reference",
        "returns",
        "from_organisation",
        "from_region",
        "asked_by",
        "to_organisation",
        "to_region",
        "ground",
        "consent",
        "kept_grants",
        "state",
        "reads_until",
    )

    scope: ClassVar[Scope] = Scope(
        kind="transfer", read=Action.TRANSFER_READ, organisation="to_organisation", region="to_region"
    )

    case = models.ForeignKey(Case, models.CASCADE, related_name="transfers")
    reference = models.CharField(max_length=12, unique=True, default=new_reference, editable=False)
    returns = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="returned_by")
    from_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    from_region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    to_region = models.ForeignKey(Region, models.PROTECT, related_name="+")

    form = CodeField(case_codes.Form, _("Form of exploitation"))
    age_band = CodeField(case_codes.AgeBand, _("Age"), max_length=10)
    urgency = CodeField(codes.Urgency, _("Answer needed"), max_length=10)
    reason = SealedField(_("Why?"))
    ground = CodeField(Ground, _("Ground"))
    consent = models.ForeignKey(Consent, models.SET_NULL, null=True, blank=True, related_name="+")
    # Ids of the grants that may go along: chosen by who asks, narrowed by who takes over.
    kept_grants = models.JSONField(default=list)

    state = CodeField(codes.State, _("State"), max_length=12, default=codes.State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateField(_("Answer before"))
    conditions = SealedField(_("Conditions"), null=True, blank=True)
    answer = SealedField(_("Answer"), null=True, blank=True)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    reads_until = models.DateField(null=True, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=sorted(rules.OPEN)), name="transfer_one_open"
            )
        ]
        indexes = [
            models.Index(fields=["to_organisation", "to_region", "state"], name="transfer_coming"),
            models.Index(fields=["from_organisation", "from_region", "state"], name="transfer_going"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.state in rules.OPEN
