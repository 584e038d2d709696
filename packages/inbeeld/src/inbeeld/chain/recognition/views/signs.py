"""Is this a sign? Pages to read, that keep nothing, ask nothing and set no cookie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from inbeeld.chain.recognition.content import Content, Form, Setting, Sign, Source, Wording
from inbeeld.chain.recognition.reading import content
from inbeeld.chain.recognition.rules import worded
from inbeeld.chain.signals.api import SignalKind, address_to_begin
from inbeeld.foundation.accounts.api import ContactKind, national_contact
from inbeeld.foundation.design.api import indexable

T = TypeVar("T")
HEADINGS = {
    "person": _("What somebody says or does"),
    "company": _("Who is around"),
    "money": _("Money and things"),
    "messages": _("Phone and messages"),
    "place": _("Places and times"),
    "body": _("Body and health"),
}


@dataclass(frozen=True, slots=True)
class WordedSign:
    """One sign as one wording says it."""

    text: str
    other: str
    source: Source


@gzip_page
@indexable
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    return render(request, "recognition/settings.html", {"settings": _content().settings.values()})


@gzip_page
@indexable
@require_safe
def forms(request: HttpRequest, setting: int) -> HttpResponse:
    known = _content()
    context = {"setting": _found(known.settings, setting), "forms": known.forms.values()}
    return render(request, "recognition/forms.html", context)


@gzip_page
@indexable
@require_safe
def signs(request: HttpRequest, setting: int, form: int, wording: int) -> HttpResponse:
    """The signs of one form in one setting; only they, and what makes people look past them, follow the wording."""
    known = _content()
    place, what, said = _found(known.settings, setting), _found(known.forms, form), _found(known.wordings, wording)
    found = known.signs_for(place, what)
    used = {sign.source.number: sign.source for sign in found}
    context = {
        "setting": place,
        "form_of": what,
        "wording": said,
        "wordings": known.wordings.values(),
        "look_again": what.look_again[said.key],
        "groups": list(_groups(found, said)),
        "sources": [used[number] for number in sorted(used)],
        **advice(known, place, what),
    }
    return render(request, "recognition/signs.html", context)


def advice(known: Content, setting: Setting, form: Form) -> dict[str, object]:
    """What to do now and how to talk: it is given no wording, so no sex can change it."""
    return {
        "advice": known.advice,
        "setting_step": setting.now,
        "openers": setting.openers,
        "veilig_thuis": national_contact(ContactKind.VEILIG_THUIS, timezone.localdate()),
        "question_url": address_to_begin(SignalKind.QUESTION, setting.signal, form.key),
        "signal_url": address_to_begin(SignalKind.REPORT, setting.signal, form.key),
    }


def _groups(found: list[Sign], wording: Wording) -> Iterator[tuple[object, list[WordedSign]]]:
    """The signs by where one looks; a place without signs is left out."""
    for look, heading in HEADINGS.items():
        said = [
            WordedSign(worded(sign.text, wording.words), worded(sign.other, wording.words), sign.source)
            for sign in found
            if sign.look == look
        ]
        if said:
            yield heading, said


def _content() -> Content:
    return content(get_language() or "nl")


def _found(known: Mapping[int, T], number: int) -> T:
    if number not in known:
        raise Http404
    return known[number]
