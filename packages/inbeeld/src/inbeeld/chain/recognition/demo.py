"""A list of signs that a made-up club keeps."""

from __future__ import annotations

from inbeeld.foundation.fiction.api import World

from .list_rules import Item
from .services import keep_list

SIGNS = [
    Item(1, "Heeft een oudere vriend"),
    Item(2, "Gedraagt zich uitdagend"),
    Item(3, "Heeft schulden en wordt bedreigd"),
    Item(4, "Komt niet meer naar training", "Verzonnen bron (2020)"),
]


def add_list_of_signs(world: World) -> None:
    name = "Signalenlijst van een verzonnen sportclub"
    keep_list(by=world.actor("coordinator"), name=name, items=SIGNS, language="nl")
