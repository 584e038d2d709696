"""Coming back with the code: what became of the signal, and writing to the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from inbeeld.chain.signals.ceilings import REPLIES, WRONG_CODES
from inbeeld.chain.signals.forms.public import CodeForm, ReplyForm
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.receipts import mac_of, new_token, read_token
from inbeeld.chain.signals.rules import grouped, plain_code
from inbeeld.chain.signals.services.attachments import TooManyAttachments
from inbeeld.chain.signals.services.correspondence import reply
from inbeeld.chain.signals.services.following import Progress, follow_up
from inbeeld.foundation.accounts.api import client_key
from inbeeld.foundation.gateway.api import takes_files, with_code

from .uploads import wait_for_upload

UNPROCESSABLE, TOO_MANY = 422, 429
MISTYPED = _("There is a typing error in this code. A code has 16 digits; check each of them.")
FULL = _("This signal holds five documents already. Tell in words what else there is.")
NOT_FOUND = _("We find nothing with this code. Check whether you copied all 16 digits well.")


# No CSRF cookie: each POST carries the code itself, and without it nothing can be done.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@takes_files
@with_code
def follow(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _code_page(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _code_page(request, form, status=UNPROCESSABLE)
    mac = mac_of(form.cleaned_data["code"])
    signal = Signal.objects.filter(code_mac=mac).genuine().first() if mac else None
    if signal is None:
        return _wrong_code(request, form, is_code=mac is not None)
    code = grouped(plain_code(form.cleaned_data["code"]) or "")
    return _reply(request, signal, code) if "text" in request.POST else _progress_page(request, signal, code)


def _wrong_code(request: HttpRequest, form: CodeForm, *, is_code: bool) -> HttpResponse:
    """Only a wrong code waits: strangers on the same address never make a right one wait."""
    address = client_key(request)
    if seconds := WRONG_CODES.wait(address):
        return _code_page(request, form, status=TOO_MANY, wait=seconds)
    if is_code:
        WRONG_CODES.count(address)
    form.add_error("code", NOT_FOUND if is_code else MISTYPED)
    return _code_page(request, form, status=UNPROCESSABLE)


def _reply(request: HttpRequest, signal: Signal, code: str) -> HttpResponse:
    if seconds := wait_for_upload(request):
        typed = ReplyForm(initial=request.POST.dict())
        return _progress_page(request, signal, code, form=typed, status=TOO_MANY, wait=seconds)
    form = ReplyForm(request.POST, request.FILES)
    submission = read_token(request.POST.get("token", ""))
    if not form.is_valid() or submission is None or submission.is_stale:
        return _progress_page(request, signal, code, form=form, status=UNPROCESSABLE, stale=form.is_valid())
    # Counted for each signal: a code that fell into wrong hands cannot drown the desk.
    if seconds := REPLIES.wait(str(signal.pk)):
        return _progress_page(request, signal, code, form=form, status=TOO_MANY, wait=seconds)
    REPLIES.count(str(signal.pk))
    try:
        reply(signal, form.cleaned_data["text"], submission=submission, documents=form.documents)
    except TooManyAttachments:
        form.add_error("document", FULL)
        return _progress_page(request, signal, code, form=form, status=UNPROCESSABLE)
    return _progress_page(request, signal, code, sent=True)


def _code_page(request: HttpRequest, form: CodeForm, *, status: int = 200, wait: int = 0) -> HttpResponse:
    return render(request, "signals/follow.html", {"form": form, "wait": wait}, status=status)


def _progress_page(
    request: HttpRequest,
    signal: Signal,
    code: str,
    *,
    form: ReplyForm | None = None,
    status: int = 200,
    sent: bool = False,
    stale: bool = False,
    wait: int = 0,
) -> HttpResponse:
    progress: Progress = follow_up(signal)
    context = {
        "progress": progress,
        "form": form or ReplyForm(),
        "code": code,
        "token": new_token(),
        "sent": sent,
        "stale": stale,
        "wait": wait,
    }
    return render(request, "signals/progress.html", context, status=status)
