"""On a network that is slow, that is away, or with a server that fails, what was typed stays and is sent once."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from fixtures.personas import Persona
from inbeeld.chain.outreach.api import ConversationMessage
from inbeeld.chain.signals.api import Signal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Iemand wil dat ik foto's stuur. Wat kan ik doen?"
NUMBER = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


@pytest.fixture
def boy(open_page: Callable[..., Page], outreach_worker: Persona) -> Page:
    page = open_page(width=360)
    page.goto("/bericht/?language=en")
    page.get_by_label("What do you want to say or ask?").fill(WORDS)
    return page


def send(page: Page) -> None:
    page.get_by_role("button", name="Send").click()


def typed(page: Page) -> str:
    return page.get_by_label("What do you want to say or ask?").input_value()


class Network:
    """What happens to each form that is sent, in turn; afterwards all goes through."""

    def __init__(self, page: Page, *happens: Callable[[Route], Any]) -> None:
        self.left = list(happens)
        self.sent = 0
        page.route("**/bericht/**", self.handle)

    def handle(self, route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        self.sent += 1
        (self.left.pop(0) if self.left else Route.continue_)(route)


def fail(route: Route) -> None:
    route.fulfill(status=500, body="<h1>Oeps</h1>", content_type="text/html")


def cut(route: Route) -> None:
    route.abort("internetdisconnected")


def lose_the_answer(route: Route) -> None:
    """It arrives; the answer does not."""
    route.fetch()
    route.abort("connectionreset")


@pytest.mark.parametrize("happens", [fail, cut, lose_the_answer])
def test_one_failure_is_tried_once_more_by_itself_and_arrives_once(boy: Page, happens: Any) -> None:
    network = Network(boy, happens)
    send(boy)
    boy.get_by_text("It is tried once more").wait_for()
    boy.get_by_text("We show this number once").wait_for()
    assert network.sent == 2
    assert ConversationMessage.objects.count() == 1


@pytest.mark.parametrize("happens", [fail, cut])
def test_after_a_second_failure_it_says_not_sent_and_keeps_the_words(boy: Page, happens: Any) -> None:
    Network(boy, happens, happens)
    send(boy)
    boy.get_by_text("It was not sent").wait_for()
    assert typed(boy) == WORDS
    send(boy)
    boy.get_by_text("We show this number once").wait_for()
    assert ConversationMessage.objects.count() == 1


def test_while_it_is_being_sent_the_page_says_so_and_sends_no_second(boy: Page) -> None:
    released = threading.Event()

    def wait(route: Route) -> None:
        boy.get_by_text("It is being sent").wait_for()
        send(boy)
        released.set()
        route.continue_()

    network = Network(boy, wait)
    send(boy)
    boy.get_by_text("We show this number once").wait_for()
    assert released.is_set()
    assert network.sent == 1


def test_a_page_loaded_anew_before_the_answer_shows_the_number_all_the_same(boy: Page) -> None:
    Network(boy, lose_the_answer)
    send(boy)
    boy.get_by_text("It is being sent").or_(boy.get_by_text("It is tried once more")).first.wait_for()
    deadline = time.monotonic() + 20
    while not ConversationMessage.objects.exists() and time.monotonic() < deadline:
        boy.wait_for_timeout(100)
    boy.reload()
    boy.get_by_text("We show this number once").wait_for()
    assert NUMBER.search(boy.locator("main").inner_text())
    assert ConversationMessage.objects.count() == 1


def test_a_page_loaded_anew_although_nothing_arrived_is_an_empty_form(boy: Page) -> None:
    Network(boy, *[cut] * 40)
    send(boy)
    boy.get_by_text("It was not sent").wait_for()
    boy.reload()
    assert typed(boy) == ""
    assert boy.evaluate("history.state") is None


def test_the_signal_of_a_professional_is_kept_in_the_same_way(
    open_page: Callable[..., Page], coordinator: Persona
) -> None:
    page = open_page()
    page.goto("/signalen/nieuw/?language=en")
    happens = [fail, fail]
    page.route(
        "**/signalen/nieuw/**",
        lambda route: happens.pop()(route) if route.request.method == "POST" and happens else route.continue_(),
    )
    page.locator("textarea").first.fill("A boy of fifteen has two telephones and is picked up at night.")
    page.get_by_role("button", name="Hand in").last.click()
    page.get_by_text("It was not sent").wait_for()
    assert page.locator("textarea").first.input_value().startswith("A boy of fifteen")
    assert not Signal.objects.exists()
