"""Which form goes to which desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Form
from inbeeld.chain.signals.routing import regions_with_desk
from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.geography.api import Region, RegionKind

from .hand_in import with_empty


class RouteForm(PageForm):
    form = forms.ChoiceField(label=_("Form of exploitation"), choices=with_empty(Form.choices))
    from_region = forms.ModelChoiceField(
        label=_("Handed in for which region?"),
        queryset=Region.objects.none(),
        empty_label=_("Every region"),
        required=False,
    )
    to_region = forms.ModelChoiceField(
        label=_("To which desk?"), queryset=Region.objects.none(), empty_label=_("Choose")
    )
    valid_from = DateField(label=_("From"), allow_past=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = Region.objects.filter(kind=RegionKind.CARE_COORDINATION)
        self.fields["from_region"].queryset = regions.order_by("name")  # type: ignore[attr-defined]
        self.fields["to_region"].queryset = regions_with_desk()  # type: ignore[attr-defined]


class LastDayForm(PageForm):
    last_day = DateField(label=_("Last day"), allow_past=False)
