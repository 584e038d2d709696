"""Writing first, the number after, and coming back with it: no account, no cookie."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from inbeeld.chain.outreach.ceilings import FIRST_MESSAGES, MESSAGES, WRONG_CODES
from inbeeld.chain.outreach.forms.unseen import BackForm, FirstMessageForm, NextMessageForm
from inbeeld.chain.outreach.models import Choice, Conversation
from inbeeld.chain.outreach.services.erasure import erase
from inbeeld.chain.outreach.services.joining import choose
from inbeeld.chain.outreach.services.unseen import (
    Closed,
    ConversationReceipt,
    come_back,
    find_by_code,
    find_submission,
    reply,
    show_again,
    start,
)
from inbeeld.chain.outreach.services.writing import was_sent
from inbeeld.chain.outreach.teams import NoTeam, workers
from inbeeld.chain.signals.api import Submission, grouped, new_token, plain_code, read_token
from inbeeld.foundation.accounts.api import client_key
from inbeeld.foundation.gateway.api import with_code

UNPROCESSABLE, TOO_MANY = 422, 429
PAGE_LIFE = dt.timedelta(minutes=30)
NOT_FOUND = _("We find nothing with this number. Check all 16 digits. Perhaps it was erased.")


# No CSRF cookie: the form acts for nobody, and carries a signed token that makes it count once.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _first_page(request, FirstMessageForm(), new_token())
    token = request.POST.get("token", "")
    form, submission = FirstMessageForm(request.POST), read_token(token)
    if submission and (known := find_submission(submission)):
        return _number_page(request, show_again(known, submission), token)
    if submission is None or submission.is_stale:
        return _first_page(request, form, new_token(), status=UNPROCESSABLE, stale=True)
    if request.POST.get("step") == "number":
        return _first_page(request, FirstMessageForm(), token)
    if not form.is_valid():
        return _first_page(request, form, token, status=UNPROCESSABLE)
    return _take_in(request, form, token, submission)


def _take_in(request: HttpRequest, form: FirstMessageForm, token: str, submission: Submission) -> HttpResponse:
    address = client_key(request)
    if seconds := FIRST_MESSAGES.wait(address):
        return _first_page(request, form, token, status=TOO_MANY, wait=seconds)
    try:
        receipt = start(form.cleaned_data["text"], form.cleaned_data["place"], submission=submission)
    except NoTeam:
        return _first_page(request, form, token, status=UNPROCESSABLE)
    if not receipt.is_repeat:
        FIRST_MESSAGES.count(address)
    return _number_page(request, receipt, token)


# No CSRF cookie: each POST carries the number itself, and without it nothing can be done. It carries the time of its
# page too: who goes back in the browser later, and has it send again what was sent, is asked for the number.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@with_code
def back(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _back_page(request, BackForm())
    form = BackForm(request.POST)
    if not form.is_valid():
        return _back_page(request, form, status=UNPROCESSABLE)
    if _is_old(request):
        return _back_page(request, BackForm(), status=UNPROCESSABLE, is_old=True)
    conversation = find_by_code(form.cleaned_data["code"])
    if conversation is None:
        return _wrong_number(request, form)
    return _step(request, conversation, grouped(plain_code(form.cleaned_data["code"]) or ""))


def _wrong_number(request: HttpRequest, form: BackForm) -> HttpResponse:
    """Only a wrong number waits: strangers on the same address never make a right one wait."""
    address = client_key(request)
    if seconds := WRONG_CODES.wait(address):
        return _back_page(request, form, status=TOO_MANY, wait=seconds)
    WRONG_CODES.count(address)
    form.add_error("code", NOT_FOUND)
    return _back_page(request, form, status=UNPROCESSABLE)


def _is_old(request: HttpRequest) -> bool:
    """Whether the page that sent this was opened too long ago; a message that took long to write still comes in."""
    sent_from = read_token(request.POST.get("token", ""), life=PAGE_LIFE)
    if sent_from is None or not sent_from.is_stale:
        return sent_from is None
    return request.POST.get("step") != "reply" or was_sent(sent_from)


def _step(request: HttpRequest, conversation: Conversation, code: str) -> HttpResponse:
    match request.POST.get("step"):
        case "reply":
            return _reply(request, conversation, code)
        case "end":
            return render(request, "outreach/end.html", {"code": code, "token": new_token()})
        case "erase":
            erase(conversation)
            return render(request, "outreach/erased.html")
        case "yes" | "no" as chosen:
            choose(conversation, Choice(chosen))
            conversation.refresh_from_db()
            return _page(request, conversation, code)
        case step:
            return _page(request, conversation, code, whole=step == "all")


def _reply(request: HttpRequest, conversation: Conversation, code: str) -> HttpResponse:
    form = NextMessageForm(request.POST)
    submission = read_token(request.POST.get("token", ""))
    if not form.is_valid() or submission is None or submission.is_stale:
        return _page(request, conversation, code, form=form, status=UNPROCESSABLE, stale=form.is_valid())
    # Counted for each conversation: one number cannot drown the team.
    if seconds := MESSAGES.wait(str(conversation.pk)):
        return _page(request, conversation, code, form=form, status=TOO_MANY, wait=seconds)
    MESSAGES.count(str(conversation.pk))
    try:
        reply(conversation, form.cleaned_data["text"], submission=submission)
    except Closed:
        return _page(request, conversation, code, status=UNPROCESSABLE)
    return _page(request, conversation, code, sent=True)


def _first_page(
    request: HttpRequest, form: FirstMessageForm, token: str, *, status: int = 200, stale: bool = False, wait: int = 0
) -> HttpResponse:
    answered = bool(workers(timezone.localdate()))
    context = {"form": form if answered else None, "token": token, "stale": stale, "wait": wait, "answered": answered}
    return render(request, "outreach/new.html", context, status=status)


def _number_page(request: HttpRequest, receipt: ConversationReceipt, token: str) -> HttpResponse:
    return render(request, "outreach/number.html", {"receipt": receipt, "token": token})


def _back_page(
    request: HttpRequest, form: BackForm, *, status: int = 200, wait: int = 0, is_old: bool = False
) -> HttpResponse:
    context = {"form": form, "token": new_token(), "wait": wait, "is_old": is_old}
    return render(request, "outreach/back.html", context, status=status)


def _page(
    request: HttpRequest,
    conversation: Conversation,
    code: str,
    *,
    form: NextMessageForm | None = None,
    whole: bool = False,
    status: int = 200,
    sent: bool = False,
    stale: bool = False,
    wait: int = 0,
) -> HttpResponse:
    letters = come_back(conversation)
    last = next((letter for letter in reversed(letters) if letter.from_team), None)
    context = {
        "conversation": conversation,
        "letters": letters if whole else [],
        "last": last,
        "whole": whole,
        "form": form or NextMessageForm(),
        "code": code,
        "today": timezone.localdate(),
        "token": new_token(),
        "sent": sent,
        "stale": stale,
        "wait": wait,
    }
    return render(request, "outreach/conversation.html", context, status=status)
