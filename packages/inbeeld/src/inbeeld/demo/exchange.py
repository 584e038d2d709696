"""A list that waits to be brought in, with a fault in it, and a list of signs that was kept: all of it made up."""

from __future__ import annotations

from inbeeld.chain.exchange.services import dry_run, preparing
from inbeeld.chain.recognition.list_rules import Item
from inbeeld.chain.recognition.services import keep_list
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.tables.reading import read_bytes

from .region import World

LIST = """Zaken van vroeger (verzonnen)

Nr;Voornaam;Achternaam;Geslacht;Leeftijd bij aanmelding;Vorm;Geopend;Afgesloten op;Uitkomst;Toelichting
1;Verzonnen;Uit een lijst;M;16;Seksueel;1-2-2024;;loopt nog;Verzonnen: stond in het oude rekenblad.
2;Bedacht;Ook uit een lijst;jongen;ca. 17;Crimineel;3-4-2022;12-9-2023;uit beeld;
3;Fictief;Met een fout;v;tien;arbeid;31-31-2024;;;
4;Verzonnen;Uitt een lijst;M;16;Seksueel;;;;Verzonnen: staat er misschien dubbel in.
"""
SIGNS = [
    Item(1, "Heeft een oudere vriend"),
    Item(2, "Gedraagt zich uitdagend"),
    Item(3, "Heeft schulden en wordt bedreigd"),
    Item(4, "Komt niet meer naar training", "Verzonnen bron (2020)"),
]


def add_lists(world: World) -> None:
    member = world.members["coordinator"]
    by = actor_for(member, second_factor=True)
    if member.region:
        table = read_bytes(LIST.encode())
        job = preparing.upload(by=by, region=member.region, name="oude-lijst-verzonnen.csv", table=table)
        preparing.map_columns(job, by=by, columns=preparing.mapped(job).columns)
        dry_run.read_all(job, by=by)
    keep_list(by=by, name="Signalenlijst van een verzonnen sportclub", items=SIGNS, language="nl")
