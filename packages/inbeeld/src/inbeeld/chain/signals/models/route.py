"""Which desk a form of exploitation goes to, where that is not the desk of the region."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Form
from inbeeld.foundation.geography.api import DatedQuerySet, Region
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedRow


class FormRoute(GuardedRow):
    """Signals of one form, from one region or from everywhere, go to another desk, from a date until a date."""

    guarded = ("form", "from_region", "to_region", "valid_from", "valid_until")

    form = CodeField(Form, _("Form of exploitation"))
    from_region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    to_region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["form", "valid_from"], name="route_of_form")]

    def __str__(self) -> str:
        return f"{self.form} > {self.to_region_id}"

    def end(self, last_day: dt.date) -> None:
        self.valid_until = last_day
        self.save(update_fields=["valid_until"])
