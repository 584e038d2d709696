"""What the inbox is narrowed to, read from its address; nonsense in an address is passed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Form
from inbeeld.chain.signals.codes import STATUS_CHOICES, Setting, SignalKind
from inbeeld.foundation.access.api import Actor, colleagues_of
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.geography.api import Municipality

NOBODY = "nobody"
LOOKUPS = ("kind", "form", "setting", "status", "municipality")


class InboxFilter(PageForm):
    kind = forms.ChoiceField(
        label=_("Question or signal"), required=False, choices=[("", _("Both")), *SignalKind.choices]
    )
    form = forms.ChoiceField(label=_("Form"), required=False, choices=[("", _("All forms")), *Form.choices])
    setting = forms.ChoiceField(
        label=_("Handed in from"), required=False, choices=[("", _("Everywhere")), *Setting.choices]
    )
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("All statuses")), *STATUS_CHOICES])
    municipality = forms.ModelChoiceField(
        label=_("Municipality"),
        required=False,
        queryset=Municipality.objects.none(),
        empty_label=_("All municipalities"),
    )
    handler = forms.ChoiceField(label=_("Handled by"), required=False)
    late = forms.BooleanField(label=_("Past their term only"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="filter_%s", **kwargs)
        places = Municipality.objects.on(timezone.localdate())
        if actor.region_id is not None:
            places = places.filter(regions__region=actor.region_id).distinct()
        self.fields["municipality"].queryset = places.order_by("name")  # type: ignore[attr-defined]
        people = [(str(one.pk), one.user.name) for one in colleagues_of(actor)]
        self.fields["handler"].choices = [("", _("Everybody")), (NOBODY, _("Nobody yet")), *people]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The filters that make sense, as lookups."""
        self.is_valid()
        typed = self.cleaned_data
        found = {name: typed[name] for name in LOOKUPS if typed.get(name)}
        if typed.get("late"):
            found["due_on__lt"] = timezone.localdate()
        if typed.get("handler") == NOBODY:
            found["handler__isnull"] = True
        elif typed.get("handler"):
            found["handler"] = typed["handler"]
        return found
