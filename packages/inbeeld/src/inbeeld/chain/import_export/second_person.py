"""Taking out many cases, and erasing many that were imported, as acts of two persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.four_eyes.api import Act, FourEyesRequest

from . import tasks
from .models import CaseExport, CaseImport
from .services.exporting import EXPORTING
from .services.undoing import UNDOING, let_undo

HINDRANCES = {
    "gone": gettext_lazy("The list or file is no longer here."),
    "changed": gettext_lazy("The list or file in the database is not as this product wrote it."),
    "settled": gettext_lazy("This was settled already."),
    "left": gettext_lazy("Whoever asked no longer works here."),
}
NO_TIME = dt.timedelta(0)
MOST_ALONE = 25


def _job(asked: FourEyesRequest) -> CaseExport | CaseImport | None:
    model = CaseExport if asked.act == EXPORTING else CaseImport
    found: CaseExport | CaseImport | None = model._default_manager.filter(pk=asked.record_id).first()
    return found


def hinders(asked: FourEyesRequest) -> str:
    job = _job(asked)
    if job is None:
        return "gone"
    waits = CaseExport.State.ASKED if isinstance(job, CaseExport) else CaseImport.State.DONE
    here = Membership.objects.that_hold_for(job.by.user).filter(pk=job.by_id).exists()
    problems = {"changed": not job.is_genuine, "settled": job.state != waits, "left": not here}
    return next((code for code, found in problems.items() if found), "")


def write_file(asked: FourEyesRequest) -> None:
    """Its day begins now: until here it waited."""
    job = CaseExport.objects.select_for_update(of=("self",)).get(pk=asked.record_id)
    job.state, job.at, job.moved_at = CaseExport.State.RUNNING, timezone.now(), timezone.now()
    job.save(update_fields=["state", "at", "moved_at"])
    transaction.on_commit(lambda: tasks.write_export.enqueue(str(job.pk)))


def undo_import(asked: FourEyesRequest) -> None:
    job = CaseImport.objects.select_for_update(of=("self",)).get(pk=asked.record_id)
    record("case_import.undone", record=job)
    let_undo(job)
    transaction.on_commit(lambda: tasks.undo_import.enqueue(str(job.pk)))


def _export_in_words(asked: FourEyesRequest) -> Mapping[str, object]:
    facts = asked.facts
    return {
        _("Cases"): facts["rows"],
        _("Kind of file"): CaseExport.Format(facts["format"]).label,
        _("Only open cases"): _("yes") if facts["only_open"] else _("no"),
        _("With free text"): _("yes") if facts["with_text"] else _("no"),
    }


def _own(name: str, asked: FourEyesRequest, by: Actor) -> str:
    return reverse(name, args=[asked.record_id]) if by.user_id == asked.asked_by.user_id else ""


EXPORTING_CASES = Act(
    code=EXPORTING,
    label=gettext_lazy("Take out the facts of many cases"),
    goes=(gettext_lazy("A file with a row for each case can be fetched for a day, by whoever asked."),),
    stays=(gettext_lazy("No names: cases stand in it under their pseudonym."),),
    decides=Action.SECOND_FOR_CASES,
    carry_out=write_file,
    name=lambda _asked: "",
    hinders=hinders,
    hindrances=HINDRANCES,
    details=_export_in_words,
    url=lambda asked, by: _own("import_export:export", asked, by),
    least_wait=NO_TIME,
    least_undo=NO_TIME,
    most_alone=MOST_ALONE,
)
UNDOING_IMPORT = Act(
    code=UNDOING,
    label=gettext_lazy("Erase the cases of an import"),
    goes=(gettext_lazy("Every case of the list that nobody changed since is erased, with its key."),),
    stays=(gettext_lazy("A case that was worked on since stays."),),
    decides=Action.SECOND_FOR_CASES,
    carry_out=undo_import,
    name=lambda _asked: "",
    hinders=hinders,
    hindrances=HINDRANCES,
    details=lambda asked: {_("Cases"): asked.facts["cases"]},
    url=lambda asked, by: _own("import_export:import", asked, by),
    least_wait=NO_TIME,
    most_alone=MOST_ALONE,
)
