"""A made-up list that waits to be brought in, with a fault in it."""

from __future__ import annotations

from inbeeld.chain.import_export.services import dry_run, preparing
from inbeeld.foundation.fiction.api import World
from inbeeld.foundation.tables.api import read_bytes

LIST = """Zaken van vroeger (verzonnen)

Nr;Voornaam;Achternaam;Geslacht;Leeftijd bij aanmelding;Vorm;Geopend;Afgesloten op;Uitkomst;Toelichting
1;Verzonnen;Uit een lijst;M;16;Seksueel;1-2-2024;;loopt nog;Verzonnen: stond in het oude rekenblad.
2;Bedacht;Ook uit een lijst;jongen;ca. 17;Crimineel;3-4-2022;12-9-2023;uit beeld;
3;Fictief;Met een fout;v;tien;arbeid;31-31-2024;;;
4;Verzonnen;Uitt een lijst;M;16;Seksueel;;;;Verzonnen: staat er misschien dubbel in.
"""


def add_list(world: World) -> None:
    member = world.members["coordinator"]
    by = world.actor("coordinator")
    if member.region:
        table = read_bytes(LIST.encode())
        job = preparing.upload(by=by, region=member.region, name="oude-lijst-verzonnen.csv", table=table)
        preparing.map_columns(job, by=by, columns=preparing.mapped(job).columns)
        dry_run.read_all(job, by=by)
