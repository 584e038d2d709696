"""Changing and ending roles, and closing a person, with a hand-over of open work."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import Membership, User
from inbeeld.foundation.administration.forms.people import ChangeRoleForm, CloseForm, HandOverForm
from inbeeld.foundation.administration.handover import left_behind
from inbeeld.foundation.administration.services.leaving import (
    LastAdministrator,
    OwnAccount,
    WorkLeft,
    change_role,
    close_person,
    current_memberships,
    end_membership,
)


@require_http_methods(["GET", "POST"])
@staff_page(Action.PEOPLE_MANAGE)
@reauthentication_required  # type: ignore[untyped-decorator]
def close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    user = get_object_or_404(User, pk=pk, is_active=True)
    form = CloseForm(request.POST or None, left=left_behind(current_memberships(user)))
    if request.method == "POST" and _done(form, lambda: _close(request, user, form)):
        messages.success(request, _("This person is closed."))
        return redirect("administration:person", pk=user.pk)
    return render(
        request,
        "design/confirm.html",
        {
            "form": form,
            "heading": _("Close this person?"),
            "lead": user.name,
            "happens": [
                _("Signing in is no longer possible; all sessions end at once."),
                _("All roles end, and everything that was opened to this person closes."),
                _("Open work goes to the colleagues whom you choose here."),
            ],
            "happens_not": [_("What this person did stays in the log, under this name.")],
            "confirm_label": _("Close person"),
            "confirm_kind": "danger",
            "back_url": reverse("administration:person", args=[user.pk]),
        },
    )


@require_http_methods(["GET", "POST"])
@staff_page(Action.PEOPLE_MANAGE)
def end_role(request: ActorRequest, pk: uuid.UUID, membership: uuid.UUID) -> HttpResponse:
    found = _membership(pk, membership)
    form = HandOverForm(request.POST if request.method == "POST" else None, left=left_behind([found]))
    if request.method == "POST" and _done(
        form, lambda: end_membership(found, receivers=form.receivers, by=request.actor)
    ):
        messages.success(request, _("The role has ended."))
        return redirect("administration:person", pk=pk)
    return render(
        request,
        "design/confirm.html",
        {
            "form": form,
            "heading": _("End this role?"),
            "lead": f"{found.user.name}: {found.get_role_display()}, {found.organisation}",
            "happens": [_("From now on this person sees nothing in this role any more.")],
            "happens_not": [_("Other roles go on. What was done stays as it was.")],
            "confirm_label": _("End role"),
            "confirm_kind": "danger",
            "back_url": reverse("administration:person", args=[pk]),
        },
    )


@require_http_methods(["GET", "POST"])
@staff_page(Action.PEOPLE_MANAGE)
def other_role(request: ActorRequest, pk: uuid.UUID, membership: uuid.UUID) -> HttpResponse:
    """Another role or region in the same organisation, from today."""
    found = _membership(pk, membership)
    left = left_behind([found])
    form = ChangeRoleForm(request.POST or None, left=left, initial={"role": found.role, "region": found.region_id})
    for item in left:
        form.fields[item.key].required = False  # what fits the new role stays with the person
    if request.method == "POST" and _done(form, lambda: _change(request, found, form)):
        messages.success(request, _("The role has been changed."))
        return redirect("administration:person", pk=pk)
    return render(request, "administration/other_role.html", {"form": form, "membership": found, "left": left})


def _close(request: ActorRequest, user: User, form: CloseForm) -> None:
    close_person(user, receivers=form.receivers, reason=form.cleaned_data["reason"], by=request.actor)


def _end(request: ActorRequest, membership: Membership, form: HandOverForm) -> None:
    end_membership(membership, receivers=form.receivers, by=request.actor)


def _change(request: ActorRequest, membership: Membership, form: ChangeRoleForm) -> None:
    receivers = {key: receiver for key, receiver in form.receivers.items() if receiver is not None}
    role, region = form.cleaned_data["role"], form.cleaned_data["region"]
    change_role(membership, role=role, region=region, receivers=receivers, by=request.actor)


def _membership(user: uuid.UUID, pk: uuid.UUID) -> Membership:
    held = Membership.objects.on(timezone.localdate()).filter(user=user, user__is_active=True)
    found: Membership = get_object_or_404(held.select_related("user", "organisation", "region"), pk=pk)
    return found


def _done(form: HandOverForm, change: Callable[[], object]) -> bool:
    """Whether the form is right and the change was made; otherwise the form says why not."""
    if not form.is_valid():
        return False
    try:
        change()
    except OwnAccount:
        form.add_error(None, _("You cannot do this to yourself. Ask another administrator."))
    except LastAdministrator:
        form.add_error(None, _("This is the last administrator. Appoint another one first."))
    except WorkLeft:
        form.add_error(None, _("There is open work that somebody has to take over. Choose who."))
    return form.is_valid()
