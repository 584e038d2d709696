"""What people and programs type where they should not: nothing breaks, nothing is lost, nothing runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.html import escape

from inbeeld.chain.signals.models import Signal

from .conftest import CODE, FACTS, FOLLOW, NEW

Made = Callable[..., tuple[Signal, str]]

ODD_TEXTS = {
    "emoji": "Hij was 😟 en 👨‍👩‍👧 keek weg 🏳️‍🌈",
    "right to left": "قال لي إنه بخير، ثم بكى.",
    "SQL": "'; DROP TABLE signals_signal; --",
    "template": "{{ 7|add:7 }} {% debug %} ${7*7} <%= 7*7 %>",
    "markup": '<script>alert("x")</script><b>vet</b>',
    "combining": "Z" + "\u0351\u036b\u0343\u0319\u0324" * 5 + "A",
    "one long word": "a" * 3000,
    "many lines": "regel\n" * 900,
}


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_text_is_stored_as_it_was_typed(anybody: Client, typed: dict[str, str], text: str) -> None:
    response = anybody.post(NEW, {**typed, "facts": text})
    assert response.status_code == 200
    assert CODE.search(response.content.decode())
    kept = Signal.objects.get().reveal("facts")
    assert "".join(kept.split()) == unicodedata.normalize("NFC", "".join(text.split()))


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_text_is_shown_again_harmless_after_an_error(anybody: Client, typed: dict[str, str], text: str) -> None:
    page = anybody.post(NEW, {**typed, "facts": text, "kind": ""}).content.decode()
    assert "<script>alert" not in page
    assert escape(text.strip()) in page.replace("\r\n", "\n") or "\u0351" in text


def test_hidden_characters_do_not_get_in(anybody: Client, typed: dict[str, str]) -> None:
    anybody.post(NEW, {**typed, "facts": "zicht\x00baar\u202e om\x1b[31mgekeerd"})
    assert Signal.objects.get().reveal("facts") == "zichtbaar om[31mgekeerd"


BAD_VALUES = {
    "no kind": {"kind": ""},
    "an invented kind": {"kind": "drop"},
    "an invented form": {"form": "alles"},
    "an invented age": {"age_band": "12"},
    "an age that is a date": {"age_band": "31-02-2010"},
    "an invented sex": {"sex": "1"},
    "an invented setting": {"setting": "'"},
    "no facts": {"facts": ""},
    "blank facts": {"facts": " \n\t "},
    "only hidden characters": {"facts": "\x00\x01\u202e"},
    "facts that are far too long": {"facts": "x" * 6001},
    "interpretation that is far too long": {"interpretation": "x" * 4001},
    "contact that is far too long": {"contact": "x" * 201},
    "no municipality": {"municipality": ""},
    "an unknown municipality": {"municipality": "Zzyzx"},
    "a municipality full of signs": {"municipality": "%_'\"\\"},
    "a municipality that is far too long": {"municipality": "x" * 5000},
}


@pytest.mark.parametrize("wrong", BAD_VALUES.values(), ids=BAD_VALUES)
def test_a_wrong_value_is_told_and_the_rest_is_kept(
    anybody: Client, typed: dict[str, str], wrong: dict[str, str]
) -> None:
    response = anybody.post(NEW, {**typed, **wrong})
    page = response.content.decode()
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == wrong.keys()
    assert not Signal.objects.exists()
    kept = {name: value for name, value in typed.items() if name not in wrong and name in {"facts", "interpretation"}}
    assert all(value in page for value in kept.values())


def test_an_empty_form_names_everything_that_is_missing(anybody: Client, typed: dict[str, str]) -> None:
    response = anybody.post(NEW, {"token": typed["token"]})
    assert response.status_code == 422
    assert len(response.context["form"].errors) == 7


def test_extra_fields_change_nothing(anybody: Client, typed: dict[str, str]) -> None:
    anybody.post(NEW, {**typed, "status": "decided", "organisation": "1", "handler": "1", "reference": "S-XXXXXX"})
    signal = Signal.objects.get()
    assert (signal.status, signal.handler_id) == ("received", None)


@pytest.mark.parametrize("code", ["", " ", "0" * 16, "1234", "x" * 5000, "' OR '1'='1", "\x00", "😟" * 16, "١٢٣٤" * 4])
def test_a_code_that_cannot_be_one_is_refused_kindly(anybody: Client, make_signal: Made, code: str) -> None:
    make_signal()
    response = anybody.post(FOLLOW, {"code": code})
    assert response.status_code == 422
    assert FACTS not in response.content.decode()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(anybody: Client, method: str) -> None:
    for address in (NEW, FOLLOW):
        assert getattr(anybody, method)(address).status_code == 405
