"""From the first question to a signal, with and without JavaScript, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import Page, expect

from inbeeld.chain.signals.api import Signal

from .conftest import START


def test_a_reader_leaves_nothing_and_takes_no_cookie(anybody: Client) -> None:
    for address in (START, f"{START}1/", f"{START}1/1/", f"{START}1/1/3/"):
        response = anybody.get(address)
        assert response.status_code == 200
        assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert "<input" not in response.content.decode()


def test_what_was_chosen_is_filled_in_in_the_signal(anybody: Client) -> None:
    page = anybody.get(f"{START}4/1/")
    address = page.context["signal_url"]
    assert not urlsplit(address).query.strip("spv=&0123456789")
    form = anybody.get(address).context["form"]
    assert (form["kind"].value(), form["setting"].value(), form["form"].value()) == ("report", "hospitality", "sexual")
    asked = anybody.get(page.context["question_url"]).context["form"]
    assert asked["kind"].value() == "question"


def test_an_address_that_says_nonsense_fills_in_nothing(anybody: Client) -> None:
    for nonsense in ("?s=99&p=0&v=-1", "?s=x&p=²&v=", "?v=" + "9" * 400):
        assert not anybody.get(f"/signalen/nieuw/{nonsense}").context["form"].initial


def test_the_way_to_a_signal_goes_without_javascript_on_a_phone(open_page: Callable[..., Page], db: None) -> None:
    page = open_page(width=360, java_script_enabled=False)
    page.goto(START)
    page.get_by_role("link", name="School of opleiding").click()
    page.get_by_role("link", name="Ik weet het niet").click()
    page.get_by_role("link", name="Jongens en mannen").click()
    main = page.locator("main").inner_text()
    assert "Hij is bijna nooit alleen te spreken" in main
    assert "Het kan ook zijn:" in main
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Vraag advies aan de zorgcoördinator").click()
    assert page.get_by_label("Waarvan kent u de persoon?").input_value() == "education"
    assert Signal.objects.count() == 0


def test_the_whole_way_goes_by_keyboard_alone(page: Page, db: None) -> None:
    page.goto(START)
    for choice in ("Zorg", "Seksuele uitbuiting", "Meisjes en vrouwen", "Een signaal insturen"):
        before = page.url
        for _ in range(90):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText.trim().split('\\n')[0]").startswith(choice):
                break
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(before)
        page.wait_for_load_state()
    assert "/signalen/nieuw/" in page.url
