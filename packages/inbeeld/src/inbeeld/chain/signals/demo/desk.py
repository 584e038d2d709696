"""What passes between two desks, and a signal that was perhaps handed in twice."""

from __future__ import annotations

from inbeeld.chain.cases.api import AgeBand, Form, Sex
from inbeeld.chain.signals.codes import Setting, SignalKind
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.receipts import Submission
from inbeeld.chain.signals.services.assignment import assign
from inbeeld.chain.signals.services.intake import HandIn, PersonSeen, hand_in
from inbeeld.chain.signals.services.passing import ask_to_take_over
from inbeeld.foundation.fiction.api import ELSEWHERE, HOME, World
from inbeeld.foundation.geography.api import Municipality

TWICE = (
    ("Verzonnen: hij stapt na de training steeds in een gele bestelbus bij het zwembad.", Setting.SPORT),
    ("Verzonnen: gele bestelbus gezien bij het zwembad, een jongen stapte in.", Setting.MUNICIPALITY),
)


def add_desk(world: World) -> None:
    """Through the real services: an offer that waits for Noor, one of hers that waits elsewhere, and two alike."""
    noor, bram = world.actor("coordinator"), world.actor("elders")
    far = _hand_in(0, world.places[ELSEWHERE][0], "Verzonnen: slaapt bij wisselende adressen.", Setting.SHELTER)
    ask_to_take_over(far, world.regions[HOME], "Hij woont sinds kort in uw regio, bij een oom.", by=bram)
    own = _hand_in(1, world.places[HOME][1], "Verzonnen: zegt dat hij in Verzinland werkt.", Setting.EDUCATION)
    assign(own, noor.member, by=noor)
    ask_to_take_over(own, world.regions[ELSEWHERE], "Alles speelt zich af in uw regio.", by=noor)
    for number, (facts, setting) in enumerate(TWICE, start=2):
        _hand_in(number, world.places[HOME][0], facts, setting)


def _hand_in(number: int, municipality: Municipality, facts: str, setting: Setting) -> Signal:
    given = HandIn(
        kind=SignalKind.REPORT,
        municipality=municipality,
        form=Form.SEXUAL,
        setting=setting,
        facts=facts,
        interpretation="",
        contact="06 00000000" if number > 1 else "",
        persons=(PersonSeen(AgeBand.FROM_12, Sex.BOY),),
    )
    return hand_in(given, Submission(f"demo-desk-{number}")).signal
