"""Keys of the systems of one organisation; a new one is shown once, on the page that answers the form."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.partner_api.forms.keys import KeyForm
from inbeeld.chain.partner_api.models import SystemKey
from inbeeld.chain.partner_api.services.keys import issue_key, renew_key, revoke_key
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import Organisation

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.ORGANISATIONS_MANAGE)
def keys(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    organisation = get_object_or_404(Organisation, pk=pk, closed_on__isnull=True)
    form = KeyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        key, shown = issue_key(organisation, form.cleaned_data.pop("label"), **form.cleaned_data, by=request.actor)
        return _shown(request, key, shown)
    context = {
        "organisation": organisation,
        "form": form,
        "keys": organisation.system_keys.select_related("issued_by__user"),
        "today": timezone.localdate(),
    }
    return render(request, "partner_api/keys.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@require_POST
@staff_page(Action.ORGANISATIONS_MANAGE)
def renew(request: ActorRequest, pk: uuid.UUID, key: uuid.UUID) -> HttpResponse:
    found, shown = renew_key(_usable(pk, key), by=request.actor)
    return _shown(request, found, shown)


@require_POST
@staff_page(Action.ORGANISATIONS_MANAGE)
def revoke(request: ActorRequest, pk: uuid.UUID, key: uuid.UUID) -> HttpResponse:
    revoke_key(_usable(pk, key), by=request.actor)
    messages.success(request, _("The key was revoked: from now on it opens nothing."))
    return redirect("partner_api:keys", pk=pk)


def _usable(pk: uuid.UUID, key: uuid.UUID) -> SystemKey:
    usable = SystemKey.objects.usable_on(timezone.localdate()).select_related("organisation")
    return get_object_or_404(usable, pk=key, organisation_id=pk)


def _shown(request: ActorRequest, key: SystemKey, shown: str) -> HttpResponse:
    return render(request, "partner_api/key_shown.html", {"key": key, "shown": shown})
