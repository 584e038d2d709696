"""Handing in a signal, without an account and without a cookie."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from inbeeld.chain.signals.ceilings import HAND_INS
from inbeeld.chain.signals.forms.public import HandInForm, ReplyForm
from inbeeld.chain.signals.receipts import new_token, read_token
from inbeeld.chain.signals.routing import NoDesk
from inbeeld.chain.signals.services.intake import Receipt, find_submission, hand_in
from inbeeld.foundation.accounts.client import client_key
from inbeeld.foundation.accounts.coordination import national_contact
from inbeeld.foundation.accounts.models import ContactKind
from inbeeld.foundation.design.middleware import indexable
from inbeeld.foundation.geography.models import Municipality

UNPROCESSABLE, TOO_MANY = 422, 429
NO_DESK = _(
    "No care coordinator works with this site for this municipality, so your signal was not sent. "
    "Please call %(name)s: %(phone)s."
)


# No CSRF cookie: the form acts for nobody, and carries a signed token that makes it count once.
@csrf_exempt
@indexable
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, HandInForm(), new_token())
    token = request.POST.get("token", "")
    form = HandInForm(request.POST)
    submission = read_token(token)
    if submission is None or (submission.is_stale and find_submission(submission) is None):
        return _page(request, form, new_token(), status=UNPROCESSABLE, stale=True)
    if not form.is_valid():
        return _page(request, form, token, status=UNPROCESSABLE)
    address = client_key(request)
    if seconds := HAND_INS.wait(address):
        return _page(request, form, token, status=TOO_MANY, wait=seconds)
    try:
        receipt = hand_in(form.hand_in(), submission)
    except NoDesk:
        fallback = national_contact(ContactKind.COORDINATION, timezone.localdate())
        called = {"name": fallback.name if fallback else "CoMensha", "phone": fallback.phone if fallback else ""}
        form.add_error("municipality", NO_DESK % called)
        return _page(request, form, token, status=UNPROCESSABLE)
    if not receipt.is_repeat:
        HAND_INS.count(address)
    return _receipt_page(request, receipt, form)


def _page(
    request: HttpRequest, form: HandInForm, token: str, *, status: int = 200, stale: bool = False, wait: int = 0
) -> HttpResponse:
    names = Municipality.objects.on(timezone.localdate()).values_list("name")
    offered = format_html_join("", '<option value="{}"></option>', names)
    context = {"form": form, "token": token, "municipalities": offered, "stale": stale, "wait": wait}
    return render(request, "signals/new.html", context, status=status)


def _receipt_page(request: HttpRequest, receipt: Receipt, form: HandInForm) -> HttpResponse:
    """The code, once it is safe in the database; what was changed after handing in can be sent along as a message."""
    changed = form.cleaned_data["facts"] if receipt.differs else ""
    context = {
        "receipt": receipt,
        "reply_form": ReplyForm(initial={"text": changed}) if receipt.differs and receipt.code else None,
        "token": new_token(),
        "changed": changed,
    }
    return render(request, "signals/received.html", context)
