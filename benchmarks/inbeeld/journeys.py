"""How long the most important journeys take at a human pace: counted in a real browser, then times of people.

Nobody is timed. The browser counts what somebody reads, writes and presses (`fixtures/walks.py`); the seconds come
from published paces: pressing and looking by the keystroke-level model (Card, Moran and Newell 1980: thinking of what
to do 1.35 s, pointing 1.1 s, a click 0.2 s, from mouse to keys 0.4 s), making up text at a keyboard 19 words a minute
(Karat and others 1999, composition), reading 238 words a minute (Brysbaert 2019). On a phone the time of making up a
text is taken as the same: typing itself is faster than that there (36 words a minute, Palin and others 2019).
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import BrowserContext, sync_playwright

from benchmarks.databases import fresh_database
from benchmarks.inbeeld.intake import prepare
from benchmarks.report import Line, show
from benchmarks.web_server import WebServer

if TYPE_CHECKING:
    from fixtures.personas import Persona, Place
    from fixtures.walks import Walk, Walker

CHARACTERS_IN_A_WORD = 6  # with the space


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of somebody who has never been here."""

    think: float = 1.35
    point: float = 1.1
    click: float = 0.2
    to_keys: float = 0.4
    character: float = 60 / 19 / CHARACTERS_IN_A_WORD
    word_read: float = 60 / 238


def main() -> int:
    with fresh_database("sqlite"):
        from fixtures.browser import QUIET, chromium
        from fixtures.personas import make_organisation, make_persona
        from fixtures.walks import AT_THE_DESK, UNSEEN, Walker
        from inbeeld.foundation.accounts.api import OrganisationType, Role

        place, coordinator = prepare()
        team = make_organisation("Veldwerk Testrade", OrganisationType.OUTREACH)
        make_persona("outreach worker", Role.OUTREACH_WORKER, team, None)
        silent_case(place, coordinator)
        lines = []
        with WebServer() as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
            for walk in UNSEEN + AT_THE_DESK:
                window = browser.new_context(
                    base_url=server.address, locale="nl-NL", viewport={"width": walk.width, "height": 800}
                )
                if walk in AT_THE_DESK:
                    sign_in(window, coordinator, server.address)
                walker = Walker(window.new_page(), reads=walk in UNSEEN)
                walk.take(walker)
                lines += lines_of(walk, walker)
            browser.close()
        return show(lines)


def silent_case(place: Place, coordinator: Persona) -> None:
    """A case in which the last contact was long ago, so that the work list asks for one."""
    from django.utils import timezone

    from inbeeld.chain.cases.api import CaseFacts, open_case
    from inbeeld.chain.contacts.api import ContactDetails, add_contact

    by = coordinator.actor
    case = open_case(by=by, organisation=place.organisation, region=place.region, facts=CaseFacts())
    long_ago = timezone.localdate() - dt.timedelta(days=20)
    add_contact(case, by=by, details=ContactDetails(kind="message", on=long_ago, succeeded=True))


def sign_in(window: BrowserContext, persona: Persona, address: str) -> None:
    for name, cookie in persona.client.cookies.items():
        window.add_cookies([{"name": name, "value": cookie.value, "url": address}])


def lines_of(walk: Walk, walker: Walker) -> list[Line]:
    name, spent, most = walk.name, seconds(walker, Pace()), walk.most_seconds
    ratio = (spent / most, 1.0) if most else (None, None)
    return [
        Line(f"{name}: fields shown", walker.shown, ""),
        Line(f"{name}: filled, chosen or pressed", walker.interactions, ""),
        Line(f"{name}: characters written", walker.characters, ""),
        Line(f"{name}: words above the button", walker.words, ""),
        Line(f"{name}: until it is sent, at a human pace", spent, "s", *ratio),
    ]


def seconds(walker: Walker, pace: Pace) -> float:
    """Reading what stands above the button, then writing and pressing."""
    pressing = pace.think + pace.point + pace.click
    writing = pressing + pace.to_keys
    return (
        walker.words * pace.word_read
        + walker.filled * writing
        + walker.characters * pace.character
        + (walker.chosen + walker.pressed) * pressing
    )


if __name__ == "__main__":
    sys.exit(main())
