"""Whoever it is about, the signs are the same and so is the advice."""

from __future__ import annotations

import re
from html import unescape
from itertools import product

import pytest
from django.test import Client

from inbeeld.chain.recognition.content import LANGUAGES, Wording
from inbeeld.chain.recognition.reading import content
from inbeeld.chain.recognition.rules import worded

from .conftest import START

ADVICE = re.compile(r'<h2 id="gesprek">.*?(?=<h2>)', re.S)
SIGN = re.compile(r'<p class="(?:sign|otherwise|source)">.*?</p>', re.S)
ROUTES = [(setting, form) for setting, form in product(content("nl").settings, content("nl").forms)]


def routes(language: str, setting: int, form: int) -> list[tuple[Wording, str]]:
    return [
        (wording, f"{START}{setting}/{form}/{wording.number}/?language={language}")
        for wording in content(language).wordings.values()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_advice_is_the_same_letter_for_letter_in_every_route(language: str, anybody: Client) -> None:
    for setting, form in ROUTES:
        pages = [anybody.get(address).content.decode() for _, address in routes(language, setting, form)]
        advice = {tuple(ADVICE.findall(page)) for page in pages}
        assert len(pages) == 3
        assert len(advice) == 1, (setting, form)
        (told,) = advice.pop()
        assert "112" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_for_one_sex_is_there_for_the_other(language: str, anybody: Client) -> None:
    known = content(language)
    for setting, form in ROUTES:
        signs = known.signs_for(known.settings[setting], known.forms[form])
        for wording, address in routes(language, setting, form):
            shown = unescape(anybody.get(address).content.decode())
            missing = [sign.text for sign in signs if worded(sign.text, wording.words) not in shown]
            assert not missing, (address, missing)
            assert len(SIGN.findall(shown)) == 3 * len(signs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_makes_people_look_past_it_is_said_for_every_wording(language: str) -> None:
    known = content(language)
    keys = {wording.key for wording in known.wordings.values()}
    assert keys == {"everyone", "boys", "girls"}
    for form in known.forms.values():
        assert form.look_again.keys() == keys
        assert all(form.look_again.values())


def test_no_page_says_which_wording_to_a_history() -> None:
    addresses = [address for setting, form in ROUTES for _, address in routes("nl", setting, form)]
    assert not [one for one in addresses if re.search(r"jongen|meisje|seks|boy|girl", one)]
