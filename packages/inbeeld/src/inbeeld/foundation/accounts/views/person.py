"""What somebody sees and changes about himself."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.foundation.accounts.forms.person import MembershipChoiceForm, ProfileForm
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.accounts.pages import UserRequest, own_page
from inbeeld.foundation.accounts.session_keys import MEMBERSHIP


@require_http_methods(["GET", "POST"])
@own_page
def profile(request: UserRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        translation.activate(user.language)
        messages.success(request, _("Saved."))
        response = redirect("accounts:profile")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, secure=settings.SESSION_COOKIE_SECURE)
        return response
    factors = Authenticator.objects.filter(user=request.user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    memberships = Membership.objects.that_hold_for(request.user)
    return render(
        request, "accounts/profile.html", {"form": form, "factors": factors.count(), "memberships": memberships}
    )


@require_http_methods(["GET", "POST"])
@own_page
def choose_role(request: UserRequest) -> HttpResponse:
    """Somebody with several memberships works in one of them at a time."""
    form = MembershipChoiceForm(
        request.POST or None, user=request.user, initial={"membership": request.session.get(MEMBERSHIP)}
    )
    if request.method == "POST" and form.is_valid():
        request.session[MEMBERSHIP] = str(form.cleaned_data["membership"].pk)
        back = request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
        return redirect(back if safe else settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/choose_role.html", {"form": form})
