"""Lists of signs that an organisation asked us to keep."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.chain.recognition.columns import NONE, Columns, items_of
from inbeeld.chain.recognition.forms import KeepForm, read_back
from inbeeld.chain.recognition.models import KeptList
from inbeeld.chain.recognition.services import keep_list, remove_list
from inbeeld.chain.recognition.views.lists import outcome
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record

UNPROCESSABLE = 422


@require_safe
@staff_page(Action.SIGN_LIST_KEEP)
def kept(request: ActorRequest) -> HttpResponse:
    lists = KeptList.objects.visible_to(request.actor).select_related("data_key", "kept_by__user")
    rows = [(one, one.reveal("name")) for one in lists.order_by("-kept_at")[:200]]
    return render(request, "recognition/kept.html", {"lists": rows})


@require_POST
@staff_page(Action.SIGN_LIST_KEEP)
def keep(request: ActorRequest) -> HttpResponse:
    form = KeepForm(request.POST)
    rows = read_back(request.POST.get("rows", ""))
    source = 1 if rows and len(rows[0]) > 1 else NONE
    items = items_of(rows, Columns(0, source, headings=False)) if rows else []
    if not items:
        messages.error(request, _("There was no list to keep. Read your list first."))
        return redirect("recognition:list")
    if not form.is_valid():
        return render(request, "recognition/keep.html", {"form": form}, status=UNPROCESSABLE)
    one = keep_list(
        by=request.actor, name=form.cleaned_data["name"], items=items, language=form.cleaned_data["language"]
    )
    messages.success(request, _("Your organisation keeps this list from now on."))
    return redirect("recognition:kept_list", one.pk)


@require_safe
@staff_page(Action.SIGN_LIST_KEEP)
def kept_list(request: ActorRequest, pk: str) -> HttpResponse:
    """The list, read anew by the rules of today."""
    one = get_object_or_404(KeptList.objects.visible_to(request.actor).select_related("data_key"), pk=pk)
    record("sign_list.read", record=one, actor=request.actor, fields=["name", "items"])
    context = {"kept": one, "name": one.reveal("name"), **outcome(one.read_items(), one.language)}
    return render(request, "recognition/kept_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.SIGN_LIST_KEEP)
def remove(request: ActorRequest, pk: str) -> HttpResponse:
    one = get_object_or_404(KeptList.objects.visible_to(request.actor).select_related("data_key"), pk=pk)
    if request.method == "POST":
        remove_list(one, by=request.actor)
        messages.success(request, _("The list is gone."))
        return redirect("recognition:kept")
    context = {
        "heading": _("Remove the list “%(name)s”?") % {"name": one.reveal("name")},
        "happens": [_("The list and its key are destroyed, for your whole organisation.")],
        "happens_not": [_("Nothing happens to signals or cases.")],
        "confirm_label": _("Remove"),
        "confirm_kind": "danger",
        "back_url": reverse("recognition:kept_list", args=[one.pk]),
    }
    return render(request, "design/confirm.html", context)
