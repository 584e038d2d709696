"""How long the most important journeys take at a human pace: counted in a real browser, then times of people.

Nobody is timed. The browser counts what somebody reads, writes and presses (`fixtures/walks.py`); the seconds come
from published paces: pressing and looking by the keystroke-level model (Card, Moran and Newell 1980: thinking of what
to do 1.35 s, pointing 1.1 s, a click 0.2 s, from mouse to keys 0.4 s), making up text at a keyboard 19 words a minute
(Karat and others 1999, composition), reading 238 words a minute (Brysbaert 2019). On a phone the time of making up a
text is taken as the same: typing itself is faster than that there (36 words a minute, Palin and others 2019).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.databases import fresh_database
from benchmarks.inbeeld.intake import TOWN, Server, prepare
from benchmarks.report import Line, show

if TYPE_CHECKING:
    from fixtures.walks import Walker

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
        from fixtures.walks import WALKS, Walker
        from inbeeld.foundation.accounts.models import OrganisationType
        from inbeeld.foundation.accounts.rules import Role

        prepare("sqlite")
        team = make_organisation("Veldwerk Testrade", OrganisationType.OUTREACH)
        make_persona("outreach worker", Role.OUTREACH_WORKER, team, None)
        server, lines = Server(), []
        server.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
                for walk in WALKS:
                    address = f"http://127.0.0.1:{server.port}"
                    context = browser.new_context(base_url=address, viewport={"width": walk.width, "height": 800})
                    walker = Walker(context.new_page())
                    walk.take(walker, TOWN)
                    lines += lines_of(walk.name, walker, walk.most_seconds)
                browser.close()
        finally:
            server.kill()
        return show(lines)


def lines_of(name: str, walker: Walker, most: float) -> list[Line]:
    spent = seconds(walker, Pace())
    return [
        Line(f"{name}: fields shown", walker.shown, ""),
        Line(f"{name}: filled, chosen or pressed", walker.interactions, ""),
        Line(f"{name}: characters written", walker.characters, ""),
        Line(f"{name}: words above the button", walker.words, ""),
        Line(f"{name}: until it is sent, at a human pace", spent, "s", spent / most, 1.0),
    ]


def seconds(walker: Walker, pace: Pace) -> float:
    """Reading all that stands above the button, then writing and pressing."""
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
