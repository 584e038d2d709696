"""Being away."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.administration.forms.absence import AbsenceForm
from inbeeld.foundation.administration.services.absence import absences_for, end_absence, set_absence

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.ABSENCE_SET)
def absences(request: ActorRequest) -> HttpResponse:
    """Who of the own people is away or will be, and a form for the next one."""
    form = AbsenceForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_bound and form.is_valid():
        set_absence(**form.cleaned_data, by=request.actor)
        messages.success(request, _("The absence was set."))
        return redirect("administration:absences")
    context = {"form": form, "absences": absences_for(request.actor), "today": timezone.localdate()}
    return render(request, "administration/absences.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@require_POST
@staff_page(Action.ABSENCE_SET)
def back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    end_absence(get_object_or_404(absences_for(request.actor), pk=pk), by=request.actor)
    messages.success(request, _("The absence was taken away."))
    return redirect("administration:absences")
