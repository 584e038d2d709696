"""A list of signs that an organisation asked us to keep."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action, Protected, Scope, ScopedQuerySet
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .list_rules import Item

NAME_LENGTH = 120


class KeptListQuerySet(ScopedQuerySet["KeptList"]):
    """Lists that organisations keep."""


class KeptList(Protected, SealedModel):
    """What the list says, and not what was found: it is read anew each time, by the rules of that day."""

    guarded = ("organisation", "region", "kept_by")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", null=True, verbose_name=_("region"))
    kept_by = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name=_("kept by"))
    kept_at = models.DateTimeField(_("kept at"), default=timezone.now, db_index=True)
    language = models.CharField(_("language"), max_length=5)
    name = SealedField()
    items = SealedField()

    scope = Scope(kind="sign_list", read=Action.SIGN_LIST_KEEP, organisation="organisation", region="region")
    objects = KeptListQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept list of signs")
        verbose_name_plural = _("kept lists of signs")

    def __str__(self) -> str:
        return str(self.pk)

    def read_items(self) -> list[Item]:
        return [Item(**item) for item in self.reveal("items")]

    @transaction.atomic
    def forget(self) -> None:
        """Delete it with its key."""
        key = self.data_key
        self.delete()
        key.delete()
