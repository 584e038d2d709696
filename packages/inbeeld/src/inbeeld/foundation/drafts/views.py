"""What the forms ask while somebody types, and the page with what he has not sent."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inbeeld.foundation.access.api import ActorRequest, staff_page

from .models import Draft
from .services import KEPT_DAYS, FormPlace, Standing, TooLarge, drafts_of, keep, kept, typing_along

# What draft.js says about the form, beside what stands in it.
ABOUT = "draft:"
NOT_KEPT = frozenset({"csrfmiddlewaretoken"})
POSITION = re.compile(r"\d{1,2}")
LONGEST_ADDRESS = 500

View = Callable[[ActorRequest, uuid.UUID, FormPlace], HttpResponse]


def of_a_form(view: View) -> Callable[[ActorRequest], HttpResponse]:
    """A question of draft.js about one form. It cannot sign anybody in, so a stranger gets a plain 403."""

    @wraps(view)
    def asked(request: ActorRequest) -> HttpResponse:
        if not request.actor.is_staff or request.actor.user_id is None:
            return HttpResponse(status=403)
        position = request.POST.get(f"{ABOUT}position", "")
        target = request.POST.get(f"{ABOUT}target", "")
        if not _is_ours(target) or not POSITION.fullmatch(position):
            return HttpResponse(status=400)
        return view(request, request.actor.user_id, FormPlace(target, int(position)))

    return require_POST(asked)


@of_a_form
def keep_form(request: ActorRequest, user_id: uuid.UUID, place: FormPlace) -> HttpResponse:
    page = request.POST.get(f"{ABOUT}page", "")
    typed = {
        name: [text for text in values if isinstance(text, str)]
        for name, values in request.POST.lists()
        if not name.startswith(ABOUT) and name not in NOT_KEPT
    }
    if not _is_ours(page):
        return HttpResponse(status=400)
    try:
        keep(user_id, place, Standing(page, request.POST.get(f"{ABOUT}heading", "")[:200]), typed)
    except TooLarge:
        return HttpResponse(status=413)
    return JsonResponse({"others": _others(typing_along(request.actor, place))})


@of_a_form
def give_back(request: ActorRequest, user_id: uuid.UUID, place: FormPlace) -> HttpResponse:
    draft = kept(user_id, place)
    others = _others(typing_along(request.actor, place))
    if draft is None:
        return JsonResponse({"others": others})
    when = date_format(timezone.localtime(draft.saved_at), "DATETIME_FORMAT")
    said = _("This is what you typed on {when} and had not sent yet.").format(when=when)
    return JsonResponse({"typed": draft.reveal("typed"), "said": said, "others": others})


@of_a_form
def throw_away(_request: ActorRequest, user_id: uuid.UUID, place: FormPlace) -> HttpResponse:
    draft = kept(user_id, place)
    if draft is not None:
        draft.forget()
    return HttpResponse(status=204)


@staff_page()
@require_safe
def own_drafts(request: ActorRequest) -> HttpResponse:
    found = [{"draft": draft, **draft.reveal_all("page", "heading")} for draft in _own(request)]
    return render(request, "drafts/own.html", {"drafts": found, "days": KEPT_DAYS})


@staff_page()
@require_POST
def forget(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    draft = get_object_or_404(_own(request), pk=pk)
    draft.forget()
    messages.success(request, _("Thrown away."))
    return redirect("drafts:own")


def _own(request: ActorRequest) -> QuerySet[Draft]:
    return drafts_of(request.actor.user_id) if request.actor.user_id else Draft.objects.none()


def _others(names: list[str]) -> str:
    if not names:
        return ""
    return _("Also typing here: {names}. Whoever saves last gets to compare first.").format(names=", ".join(names))


def _is_ours(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//") and len(address) <= LONGEST_ADDRESS
