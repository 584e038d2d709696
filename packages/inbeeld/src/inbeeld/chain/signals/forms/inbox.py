"""What the inbox is narrowed to, read from its address; nonsense in an address is passed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Form
from inbeeld.chain.signals.codes import STATUS_CHOICES, Kind, Setting
from inbeeld.foundation.access.api import Actor, colleagues_of
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.geography.api import Municipality

NOBODY = "niemand"
LOOKUPS = {"soort": "kind", "vorm": "form", "plek": "setting", "status": "status", "gemeente": "municipality"}


class InboxFilter(PageForm):
    soort = forms.ChoiceField(label=_("Question or signal"), required=False, choices=[("", _("Both")), *Kind.choices])
    vorm = forms.ChoiceField(label=_("Form"), required=False, choices=[("", _("All forms")), *Form.choices])
    plek = forms.ChoiceField(
        label=_("Handed in from"), required=False, choices=[("", _("Everywhere")), *Setting.choices]
    )
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("All statuses")), *STATUS_CHOICES])
    gemeente = forms.ModelChoiceField(
        label=_("Municipality"),
        required=False,
        queryset=Municipality.objects.none(),
        empty_label=_("All municipalities"),
    )
    van = forms.ChoiceField(label=_("Handled by"), required=False)
    laat = forms.BooleanField(label=_("Past their term only"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="filter_%s", **kwargs)
        places = Municipality.objects.on(timezone.localdate())
        if actor.region_id is not None:
            places = places.filter(regions__region=actor.region_id).distinct()
        self.fields["gemeente"].queryset = places.order_by("name")  # type: ignore[attr-defined]
        people = [(str(one.pk), one.user.name) for one in colleagues_of(actor)]
        self.fields["van"].choices = [("", _("Everybody")), (NOBODY, _("Nobody yet")), *people]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The filters that make sense, as lookups."""
        self.is_valid()
        typed = self.cleaned_data
        found = {lookup: typed[name] for name, lookup in LOOKUPS.items() if typed.get(name)}
        if typed.get("laat"):
            found["due_on__lt"] = timezone.localdate()
        if typed.get("van") == NOBODY:
            found["handler__isnull"] = True
        elif typed.get("van"):
            found["handler"] = typed["van"]
        return found
