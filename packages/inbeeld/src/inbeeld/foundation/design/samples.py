"""What the living style page shows."""

import datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .forms import DateField, PageForm, YesNoField


class ExampleForm(PageForm):
    """One field of each kind."""

    name = forms.CharField(label=_("Name of the activity"), max_length=60)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("We only use it to answer you."), required=False)
    seen_on = DateField(label=_("When was it?"), help_text=_("For example 3 April, or yesterday."), allow_future=False)
    place = forms.ChoiceField(
        label=_("Kind of place"),
        choices=[("", _("Choose")), ("school", _("School")), ("street", _("Street")), ("online", _("Online"))],
    )
    urgent = YesNoField(label=_("Is it urgent?"))
    subjects = forms.MultipleChoiceField(
        label=_("What is it about?"),
        help_text=_("Choose all that fit."),
        choices=[("housing", _("Housing")), ("money", _("Money")), ("health", _("Health"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label=_("Explanation"), widget=forms.Textarea, max_length=500, help_text=_("Facts first."))
    people = forms.IntegerField(label=_("How many people?"), required=False, min_value=0, max_value=500)
    starts_at = forms.TimeField(label=_("From what time?"), required=False)
    number = forms.CharField(label=_("Number"), initial="A-2026-017", disabled=True, required=False)
    agreed = forms.BooleanField(label=_("I have told him that I write this down"), required=False)


def example_context() -> dict[str, Any]:
    """Return what both style pages need."""
    now = timezone.now()
    return {
        "empty_form": ExampleForm(prefix="empty"),
        "filled_form": ExampleForm(
            initial={
                "name": "Open inloop",
                "seen_on": datetime.date(2026, 4, 3),
                "urgent": True,
                "subjects": ["money"],
            },
            prefix="filled",
        ),
        "now": now,
        "today": timezone.localdate(now),
        "links": [
            {"url": "#overzicht", "label": _("Overview"), "current": True, "count": None},
            {"url": "#contact", "label": _("Contact"), "current": False, "count": 4},
            {"url": "#acties", "label": _("Actions"), "current": False, "count": 12},
        ],
        "page": SimpleNamespace(previous_url="?before=1", next_url="?after=2", summary=_("51 to 100")),
        "rows": [("Z-1042", _("Open"), 3), ("Z-1043", _("On time"), 12), ("Z-1044", _("Closed"), 0)],
    }


def example_frame() -> dict[str, Any]:
    """Return what the frame for staff shows to somebody who is signed in."""
    return {
        "draft_url": "/stijl/concept/",
        "user": SimpleNamespace(is_authenticated=True, name="Sanne Voorbeeld", email="sanne@voorbeeld.example"),
        "role_name": _("Coordinator, Voorbeeldregio"),
        "navigation": [
            {"url": "#", "label": _("Overview"), "current": True, "count": 3},
            {"url": "#contact", "label": _("Contact"), "current": False, "count": None},
            {"url": "#acties", "label": _("Actions"), "current": False, "count": None},
        ],
    }


def example_errors() -> dict[str, Any]:
    """Return a form that was sent with everything wrong."""
    typed = {"email": "sanne", "seen_on": "31-2-2026", "place": "moon", "subjects": ["stars"], "note": "x" * 510}
    return {"form": ExampleForm(typed)}


def example_confirmation() -> dict[str, Any]:
    """Return what the confirmation page needs."""
    return {
        "heading": _("Close this case?"),
        "happens": [_("The case leaves your work list."), _("The plan stays readable.")],
        "happens_not": [_("Nobody gets a message about this.")],
        "confirm_label": _("Close the case"),
        "back_url": "/stijl/",
    }
