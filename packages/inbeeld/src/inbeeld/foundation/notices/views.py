"""How somebody wants to be told by e-mail that something waits."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.foundation.accounts.api import UserRequest, own_page

from .forms import NoticeForm
from .telling import choices_of, replan

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@own_page
def choices(request: UserRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = NoticeForm(typed, choice=choices_of([request.user.pk])[request.user.pk])
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "notices/choices.html", {"form": form}, status=status)
    with transaction.atomic():
        form.save()
        replan(request.user.pk)
    messages.success(request, _("Saved."))
    return redirect("notices:choices")
