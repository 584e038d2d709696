"""What accounts keep sealed: forms that an expired session could not take, and the secrets of second factors."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone

from inbeeld.foundation.vault.api import DataKey, SealedField, SealedModel

from .people import User


class KeptForm(SealedModel):
    """What somebody typed when his session had ended: for him alone, for an hour, under a key of its own."""

    bound_to = ("user",)

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    typed = SealedField()
    kept_until = models.DateTimeField(db_index=True)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.pk)

    @transaction.atomic
    def forget(self) -> None:
        """Delete it with its key."""
        key = self.data_key
        self.delete()
        key.delete()


class FactorKey(models.Model):
    """The one key that seals the secrets of all second factors; it follows the rotation of the master keys."""

    data_key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)
