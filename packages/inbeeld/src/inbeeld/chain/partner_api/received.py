"""From what a system sent to what the desk gets: by the same form as the page, so under the same rules."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace

from django.core.files.base import ContentFile
from django.utils import translation

from inbeeld.chain.signals.api import HandIn, HandInForm, names_of, no_desk
from inbeeld.foundation.files.api import REFUSALS, Examined, Refused, examine

from .problems import ApiProblem, invalid
from .schemas import DocumentIn, SignalIn

PLAIN = ("kind", "municipality", "facts", "interpretation", "form", "setting", "contact")


def checked(sent: SignalIn) -> HandIn:
    """What is wrong is said in English, whatever language a browser would ask for."""
    with translation.override("en"):
        form = HandInForm(_as_typed(sent))
        if form.is_valid():
            return form.hand_in()
        faults = [(name, str(message)) for name, messages in form.errors.items() for message in messages]
    places = {name: f"/persons/{row}/{plain}" for row in range(len(sent.persons)) for name, plain in _fields_of(row)}
    raise invalid([{"field": places.get(name, f"/{name}"), "problem": problem} for name, problem in faults])


def unreached() -> ApiProblem:
    """Nobody takes signals for this place: whom to call, so that it is not lost."""
    with translation.override("en"):
        return invalid([{"field": "/municipality", "problem": no_desk()}])


def with_documents(given: HandIn, sent: SignalIn) -> HandIn:
    """Each document looked through and cleaned; a refused one refuses the whole, with the reason."""
    return replace(given, documents=tuple(_examined(number, one) for number, one in enumerate(sent.documents)))


def _examined(number: int, document: DocumentIn) -> Examined:
    place = f"/documents/{number}/content"
    try:
        content = base64.b64decode(document.content, validate=True)
    except (binascii.Error, ValueError):
        raise invalid([{"field": place, "problem": "This is not base64."}]) from None
    try:
        return examine(ContentFile(content, name="document"))
    except Refused as problem:
        with translation.override("en"):
            raise invalid([{"field": place, "problem": str(REFUSALS[problem.refusal])}]) from None


def _as_typed(sent: SignalIn) -> dict[str, str]:
    typed = {name: str(getattr(sent, name)) for name in PLAIN}
    for row, person in enumerate(sent.persons):
        typed |= {name: str(getattr(person, plain)) for name, plain in _fields_of(row)}
    return {**typed, "persons": str(len(sent.persons))}


def _fields_of(row: int) -> list[tuple[str, str]]:
    return list(zip(names_of(row + 1), names_of(1), strict=True))
