"""A draft: one form of one person, as he left it."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone

from inbeeld.foundation.accounts.api import User
from inbeeld.foundation.vault.api import SealedField, SealedModel


class Draft(SealedModel):
    """What stands in one form, for him alone, under a key of its own.

    `target` is a keyed hash of the address that the form is sent to: a form that has been sent finds its draft by it.
    """

    bound_to = ("user",)

    user = models.ForeignKey(User, models.CASCADE, related_name="+", db_index=False)
    target = models.CharField(max_length=64, editable=False)
    position = models.PositiveSmallIntegerField(default=0)  # which of the forms on a page that go to one address
    page = SealedField()
    heading = SealedField()
    typed = SealedField()
    saved_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "target", "position"], name="draft_of_form")]
        indexes = [models.Index(fields=["target", "saved_at"], name="draft_target")]

    def __str__(self) -> str:
        return str(self.pk)

    @transaction.atomic
    def forget(self) -> None:
        """Delete it with its key."""
        key = self.data_key
        self.delete()
        key.delete()
