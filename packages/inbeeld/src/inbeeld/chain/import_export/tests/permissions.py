"""Who may bring cases in, and who may take facts out."""

from __future__ import annotations

from collections.abc import Mapping

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.api import CaseFacts, open_case
from inbeeld.chain.import_export.models import CaseImport
from inbeeld.chain.import_export.services import dry_run, exporting, preparing
from inbeeld.chain.import_export.tasks import run_import, write_export
from inbeeld.foundation.tables.api import read_bytes

COORDINATORS = ("coordinator", "colleague", "far_colleague")
LIST = b"Geslacht;Leeftijd;Toelichting\nM;16;Verzonnen.\nQ;tien;Verzonnen.\n"


def records(personas: Personas) -> Records:
    by = personas["coordinator"]
    assert by.membership is not None
    assert by.membership.region is not None
    jobs = []
    for name in ("wacht", "klaar"):
        job = preparing.upload(by=by.actor, region=by.membership.region, name=name, table=read_bytes(LIST))
        preparing.map_columns(job, by=by.actor, columns=preparing.mapped(job).columns)
        dry_run.read_all(job, by=by.actor)
        jobs.append(job)
    CaseImport.objects.filter(pk=jobs[1].pk).update(state=CaseImport.State.RUNNING)
    run_import.enqueue(str(jobs[1].pk))
    open_case(
        by=by.actor,
        organisation=by.membership.organisation,
        region=by.membership.region,
        facts=CaseFacts(form="sexual", sex="boy"),
    )
    export = exporting.ask_for(by=by.actor, format="htcds", only_open=False, with_text=False, purpose="Verzonnen doel")
    write_export.enqueue(str(export.pk))
    return {"waiting": jobs[0].pk, "done": jobs[1].pk, "export": export.pk}


def importing(name: str, arguments: Mapping[str, str] | None = None, *, method: str = "get", own: int = 200) -> Row:
    """For coordinators; an import of another does not exist."""
    other = own if arguments is None else 404
    return row(
        name,
        arguments,
        method=method,
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=own,
        colleague=other,
        far_colleague=other,
    )


def exporting_row(name: str, arguments: Mapping[str, str] | None = None, *, method: str = "get", own: int = 200) -> Row:
    other = own if arguments is None else 404
    return row(
        name,
        arguments,
        method=method,
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=own,
        colleague=other,
        far_colleague=other,
        team_lead=other,
    )


ROWS = [
    exporting_row("import_export:overview"),
    exporting_row("import_export:new_export"),
    exporting_row("import_export:new_export", method="post", own=422),
    exporting_row("import_export:export", {"pk": "export"}),
    exporting_row("import_export:file", {"pk": "export"}),
    exporting_row("import_export:remove_export", {"pk": "export"}, method="post", own=REDIRECT),
    importing("import_export:upload"),
    importing("import_export:upload", method="post", own=422),
    importing("import_export:import", {"pk": "waiting"}),
    importing("import_export:columns", {"pk": "waiting"}),
    importing("import_export:values", {"pk": "waiting"}),
    importing("import_export:mend", {"pk": "waiting"}, method="post", own=REDIRECT),
    importing("import_export:throw_away", {"pk": "waiting"}),
    importing("import_export:faults", {"pk": "waiting"}),
    importing("import_export:progress", {"pk": "done"}),
    importing("import_export:begin", {"pk": "done"}, method="post", own=REDIRECT),
    importing("import_export:cases", {"pk": "done"}),
    importing("import_export:undo", {"pk": "done"}),
]
