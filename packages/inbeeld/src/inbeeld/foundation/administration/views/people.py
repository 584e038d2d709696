"""People: the list, one of them, and helping him when he is locked out."""

from __future__ import annotations

import uuid

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import Invitation, Membership, OpenSession, Organisation, User
from inbeeld.foundation.administration.forms.people import NewRoleForm, ReasonForm
from inbeeld.foundation.administration.listing import listing
from inbeeld.foundation.administration.services.people import end_sessions, give_role, reset_factor


@require_safe
@staff_page(Action.PEOPLE_MANAGE)
def people(request: ActorRequest) -> HttpResponse:
    """Who works here today, organisation by organisation."""
    organisations = Organisation.objects.filter(closed_on__isnull=True)
    chosen = _chosen(request.GET.get("organisation", ""))
    found = (
        Membership.objects.on(timezone.localdate())
        .select_related("user", "organisation", "region")
        .order_by("organisation__name", "user__name", "pk")
    )
    if chosen is not None:
        found = found.filter(organisation=chosen)
    waiting = Invitation.objects.waiting().select_related("organisation", "region")
    return render(
        request,
        "administration/people.html",
        {
            "page": listing(request, found),
            "organisations": organisations,
            "chosen": chosen,
            "invitations": waiting.filter(organisation=chosen) if chosen else waiting,
            "now": timezone.now(),
        },
    )


def _chosen(typed: str) -> Organisation | None:
    try:
        return Organisation.objects.filter(pk=uuid.UUID(typed)).first()
    except ValueError:
        return None


@require_safe
@staff_page(Action.PEOPLE_MANAGE)
def person(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """His roles over time, and how he signs in; never what he works on."""
    user = get_object_or_404(User, pk=pk)
    today = timezone.localdate()
    memberships = user.memberships.select_related("organisation", "region").order_by("-valid_from", "pk")
    return render(
        request,
        "administration/person.html",
        {
            "person": user,
            "current": [m for m in memberships if m.valid_until is None or m.valid_until >= today],
            "former": [m for m in memberships if m.valid_until is not None and m.valid_until < today],
            "factors": Authenticator.objects.filter(user_id=user.pk)
            .exclude(type=Authenticator.Type.RECOVERY_CODES)
            .count(),
            "sessions": OpenSession.objects.filter(user=user).count(),
            "is_self": user.pk == request.actor.user_id,
        },
    )


@require_http_methods(["GET", "POST"])
@staff_page(Action.PEOPLE_MANAGE)
def add_role(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    user = get_object_or_404(User, pk=pk, is_active=True)
    form = NewRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        give_role(user, **form.cleaned_data, by=request.actor)
        messages.success(request, _("The role has been given."))
        return redirect("administration:person", pk=user.pk)
    return render(request, "administration/add_role.html", {"form": form, "person": user})


@require_http_methods(["GET", "POST"])
@staff_page(Action.PEOPLE_MANAGE)
def end_all_sessions(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    if request.method == "POST":
        end_sessions(user, by=request.actor)
        messages.success(request, _("This person is signed out everywhere."))
        return redirect("administration:person", pk=user.pk)
    return render(
        request,
        "design/confirm.html",
        {
            "heading": _("End all sessions?"),
            "lead": user.name,
            "happens": [_("This person is signed out everywhere, at once.")],
            "happens_not": [_("Nothing that was typed is lost: it is kept for an hour.")],
            "confirm_label": _("End all sessions"),
            "back_url": reverse("administration:person", args=[user.pk]),
        },
    )


@require_http_methods(["GET", "POST"])
@staff_page(Action.PEOPLE_MANAGE)
@reauthentication_required  # type: ignore[untyped-decorator]
def reset_second_factor(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    user = get_object_or_404(User, pk=pk, is_active=True)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reset_factor(user, reason=form.cleaned_data["reason"], by=request.actor)
        messages.success(request, _("The second factor has been reset."))
        return redirect("administration:person", pk=user.pk)
    return render(
        request,
        "design/confirm.html",
        {
            "form": form,
            "heading": _("Reset the second factor?"),
            "lead": user.name,
            "happens": [
                _("The app, passkeys and recovery codes of this person no longer work."),
                _("At the next sign-in a new second factor has to be set up."),
                _("The privacy officer sees this, with your reason."),
            ],
            "happens_not": [_("The password stays the same.")],
            "confirm_label": _("Reset second factor"),
            "confirm_kind": "danger",
            "back_url": reverse("administration:person", args=[user.pk]),
        },
    )
