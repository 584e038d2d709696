"""The door for when somebody is in danger and the case is not open to who can help."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.forms.emergency import EmergencyForm
from inbeeld.chain.cases.services.emergency import NotOpened, open_in_emergency
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.records.api import WRONG


@staff_page(Action.EMERGENCY_OPEN)
@require_http_methods(["GET", "POST"])
def emergency(request: ActorRequest) -> HttpResponse:
    form = EmergencyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            case = open_in_emergency(**form.cleaned_data, by=request.actor)
        except NotOpened:
            form.add_error(
                "pseudonym", _("This opens nothing. Check the pseudonym, or call the coordinator of that region.")
            )
        else:
            messages.success(request, _("The case is open to you for an hour. Everything you look at is written down."))
            return redirect("cases:detail", case.pk)
    return render(request, "cases/emergency.html", {"form": form}, status=WRONG if form.is_bound else 200)
