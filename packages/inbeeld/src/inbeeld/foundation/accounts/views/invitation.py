"""Accepting an invitation."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from inbeeld.foundation.accounts.forms.person import AcceptForm
from inbeeld.foundation.accounts.invitations import InvitationClosed, accept, open_invitation


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """A name and a password; then straight to the second factor, before any work."""
    try:
        invitation = open_invitation(token)
        form = AcceptForm(request.POST or None, email=invitation.email)
        if request.method == "POST" and form.is_valid():
            membership = accept(token, name=form.cleaned_data["name"], password=form.cleaned_data["password"])
            get_adapter().login(request, membership.user)
            record_authentication(request, membership.user, method="password", reauthenticated=True)
            return redirect("mfa_index")
    except InvitationClosed:
        return render(request, "accounts/invitation_closed.html", status=410)
    return render(request, "accounts/accept_invitation.html", {"form": form, "invitation": invitation})
