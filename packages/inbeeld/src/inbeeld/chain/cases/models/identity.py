"""Who the person is: sealed, apart from the facts, opened for a reason."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import BlindIndex, BlindTerm, SealedField, SealedModel

from .case import Case

IDENTITY_INDEX = BlindIndex("identity")


class Identity(SealedModel):
    bound_to = ("case",)

    case = models.OneToOneField(Case, models.CASCADE, related_name="identity")
    person = SealedField(_("Person"))
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("identity")
        verbose_name_plural = _("identities")

    def __str__(self) -> str:
        return str(self.pk)


class IdentityTerm(BlindTerm):
    """By which a person can be found again without reading anybody."""

    identity = models.ForeignKey(Identity, models.CASCADE, related_name="terms")

    class Meta:
        verbose_name = _("identity term")
        verbose_name_plural = _("identity terms")
        constraints = [models.UniqueConstraint(fields=["identity", "term"], name="identity_term_once")]

    def __str__(self) -> str:
        return str(self.identity_id)
