"""Inviting people."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import AlreadyHasAccount, Invitation
from inbeeld.foundation.administration.forms.people import InviteForm
from inbeeld.foundation.administration.services.people import Address, invite_again, invite_person, withdraw_invitation


@require_http_methods(["GET", "POST"])
@staff_page(Action.PEOPLE_MANAGE)
def invite(request: ActorRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, initial={"organisation": request.GET.get("organisation")})
    if request.method == "POST" and form.is_valid():
        try:
            invite_person(**form.cleaned_data, address=_address(request), by=request.actor)
        except AlreadyHasAccount:
            form.add_error("email", _("This person has an account already. Find him in the list and give him a role."))
        else:
            messages.success(request, _("The invitation has been sent."))
            return redirect("administration:people")
    return render(request, "administration/invite.html", {"form": form})


@require_POST
@staff_page(Action.PEOPLE_MANAGE)
def again(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    invite_again(_waiting(pk), address=_address(request), by=request.actor)
    messages.success(request, _("A new link has been sent. The old one no longer works."))
    return redirect("administration:people")


@require_POST
@staff_page(Action.PEOPLE_MANAGE)
def withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    withdraw_invitation(_waiting(pk), by=request.actor)
    messages.success(request, _("The invitation has been withdrawn."))
    return redirect("administration:people")


def _waiting(pk: uuid.UUID) -> Invitation:
    return get_object_or_404(Invitation.objects.waiting(), pk=pk, organisation__closed_on__isnull=True)


def _address(request: ActorRequest) -> Address:
    return lambda token: request.build_absolute_uri(reverse("accounts:invitation", args=[token]))
