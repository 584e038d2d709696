"""The keys of this installation and of others, for administrators."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.chain.transfers.forms.packages import InstallationForm, ReplaceKeysForm
from inbeeld.chain.transfers.keys import PublicKey
from inbeeld.chain.transfers.models import InstallationKey, KnownInstallation
from inbeeld.chain.transfers.services.keeping_keys import (
    OLD_KEY,
    KnownAlready,
    ask_to_destroy,
    end_installation,
    make_keys,
    own_public,
    register_installation,
    replace_keys,
)
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.four_eyes.api import waiting_for
from inbeeld.foundation.records.api import WRONG


@staff_page(Action.ORGANISATIONS_MANAGE)
@require_GET
def installations(request: ActorRequest) -> HttpResponse:
    known = KnownInstallation.objects.select_related("registered_by__user").order_by("ended_at", "name")
    rows = [{"known": one, "key": PublicKey.read(one.public)} for one in known]
    old = [(key, waiting_for(OLD_KEY, key.pk)) for key in InstallationKey.objects.filter(in_use=False).genuine()]
    return render(request, "transfers/installations.html", {"own": own_public(), "rows": rows, "old_keys": old})


@staff_page(Action.ORGANISATIONS_MANAGE)
@require_POST
def make(request: ActorRequest) -> HttpResponse:
    make_keys(by=request.actor)
    messages.success(request, _("This installation has its keys. Give the public key to the other installation."))
    return redirect("transfers:installations")


@staff_page(Action.ORGANISATIONS_MANAGE)
@require_http_methods(["GET", "POST"])
def replace(request: ActorRequest) -> HttpResponse:
    if own_public() is None:
        return redirect("transfers:installations")
    form = ReplaceKeysForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        replace_keys(by=request.actor, reason=form.cleaned_data["reason"])
        messages.success(request, _("This installation has new keys. Call every installation that knows the old one."))
        return redirect("transfers:installations")
    known = KnownInstallation.objects.filter(ended_at__isnull=True)
    context = {"form": form, "known": known}
    return render(request, "transfers/replace_keys.html", context, status=WRONG if form.is_bound else 200)


@staff_page(Action.ORGANISATIONS_MANAGE)
@require_POST
def destroy_old(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask anew what was refused or taken back before."""
    old = get_object_or_404(InstallationKey, pk=pk, in_use=False)
    asked = ask_to_destroy(old, by=request.actor, reason="")
    messages.success(request, _("Asked. A second person decides; until it is carried out you can take it back."))
    return redirect("four_eyes:request", asked.pk)


@staff_page(Action.ORGANISATIONS_MANAGE)
@require_http_methods(["GET", "POST"])
def register(request: ActorRequest) -> HttpResponse:
    """First the key is shown in words; registering asks that they were compared."""
    form = InstallationForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            register_installation(
                by=request.actor, name=data["name"], key=data["key"], compared_with=data["compared_with"]
            )
        except KnownAlready:
            form.add_error("key", _("This key is registered already, or it is your own."))
        else:
            messages.success(request, _("Packages can go there and come from there now."))
            return redirect("transfers:installations")
    key = form.cleaned_data.get("key") if form.is_bound else None
    words = key.words if isinstance(key, PublicKey) else None
    context = {"form": form, "words": words}
    return render(request, "transfers/register.html", context, status=WRONG if form.is_bound else 200)


@staff_page(Action.ORGANISATIONS_MANAGE)
@require_http_methods(["GET", "POST"])
def end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    known = get_object_or_404(KnownInstallation, pk=pk)
    if request.method == "POST":
        end_installation(known, by=request.actor)
        messages.success(request, _("Nothing goes there any more, and nothing from there is taken in."))
        return redirect("transfers:installations")
    return render(request, "transfers/end_installation.html", {"known": known})
