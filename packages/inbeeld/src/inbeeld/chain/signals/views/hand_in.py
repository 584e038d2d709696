"""Handing in a signal, without an account and without a cookie."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from inbeeld.chain.signals.ceilings import HAND_INS
from inbeeld.chain.signals.forms.hand_in import HandInForm, asks_other_rows, prefill, with_other_rows
from inbeeld.chain.signals.forms.public import ReplyForm
from inbeeld.chain.signals.receipts import Submission, new_token, read_token
from inbeeld.chain.signals.routing import NoDesk
from inbeeld.chain.signals.services.intake import SignalReceipt, find_submission, hand_in, receipt_of
from inbeeld.foundation.access.api import Action, ActorRequest
from inbeeld.foundation.accounts.api import ContactKind, client_key, national_contact
from inbeeld.foundation.design.api import indexable
from inbeeld.foundation.gateway.api import takes_files
from inbeeld.foundation.geography.api import Municipality

from .uploads import wait_for_upload

UNPROCESSABLE, TOO_MANY = 422, 429
NO_DESK = _(
    "No care coordinator works with this site for this municipality, so your signal was not sent. "
    "Please call %(name)s: %(phone)s."
)


# No CSRF cookie: the form acts for nobody, and carries a signed token that makes it count once.
@csrf_exempt
@indexable
@require_http_methods(["GET", "HEAD", "POST"])
@takes_files
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, HandInForm(initial=prefill(request.GET)), new_token())
    token = request.POST.get("token", "")
    if asks_other_rows(request.POST):
        return _page(request, HandInForm(initial=with_other_rows(request.POST)), token)
    submission = read_token(token)
    if submission is None or (submission.is_stale and find_submission(submission) is None):
        return _page(request, HandInForm(request.POST), new_token(), status=UNPROCESSABLE, stale=True)
    if request.POST.get("step") == "number":
        known = receipt_of(submission)
        return _receipt_page(request, known, token) if known else _page(request, HandInForm(), token)
    return _hand_in(request, token, submission)


def _hand_in(request: HttpRequest, token: str, submission: Submission) -> HttpResponse:
    if seconds := wait_for_upload(request):
        return _page(request, HandInForm(initial=request.POST.dict()), token, status=TOO_MANY, wait=seconds)
    form = HandInForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, token, status=UNPROCESSABLE)
    address = client_key(request)
    if seconds := HAND_INS.wait(address):
        return _page(request, form, token, status=TOO_MANY, wait=seconds)
    try:
        receipt = hand_in(form.hand_in(), submission)
    except NoDesk:
        form.add_error("municipality", no_desk())
        return _page(request, form, token, status=UNPROCESSABLE)
    if not receipt.is_repeat:
        HAND_INS.count(address)
    return _receipt_page(request, receipt, token, form.cleaned_data["facts"])


def _page(
    request: HttpRequest, form: HandInForm, token: str, *, status: int = 200, stale: bool = False, wait: int = 0
) -> HttpResponse:
    context = {
        "form": form,
        "token": token,
        "municipalities": offered_municipalities(),
        "stale": stale,
        "wait": wait,
        "may_be_named": cast("ActorRequest", request).actor.may(Action.SIGNAL_HAND_IN),
    }
    return render(request, "signals/new.html", context, status=status)


def no_desk() -> str:
    """Whom to call where nobody takes signals through this site."""
    fallback = national_contact(ContactKind.COORDINATION, timezone.localdate())
    called = {"name": fallback.name if fallback else "CoMensha", "phone": fallback.phone if fallback else ""}
    return NO_DESK % called


def offered_municipalities() -> SafeString:
    names = Municipality.objects.on(timezone.localdate()).values_list("name")
    return format_html_join("", '<option value="{}"></option>', names)


def _receipt_page(request: HttpRequest, receipt: SignalReceipt, sent_under: str, facts: str = "") -> HttpResponse:
    """The code, once it is safe in the database; what was changed after handing in can be sent along as a message."""
    changed = facts if receipt.differs else ""
    context = {
        "receipt": receipt,
        "sent_under": sent_under,
        "reply_form": ReplyForm(initial={"text": changed}) if receipt.differs and receipt.code else None,
        "token": new_token(),
        "changed": changed,
    }
    return render(request, "signals/received.html", context)
