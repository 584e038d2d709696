"""What of a case goes into a package: the schema `inbeeld-case/2`, written once for packing and for checking.

docs/transfer-package.md lists the same fields; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.breaks.api import BreakKind, BreakState, CaseBreak
from inbeeld.chain.cases.api import (
    Case,
    CheckAnswer,
    Closure,
    Detection,
    Episode,
    Identity,
    PhaseChange,
    SafetyAgreement,
    StatusChange,
    codes,
)
from inbeeld.chain.conferences.api import Conference
from inbeeld.chain.conferences.api import State as ConferenceState
from inbeeld.chain.consents.api import Consent, ConsentEnd
from inbeeld.chain.consents.api import codes as consent_codes
from inbeeld.chain.contacts.api import ContactKind, ContactMoment, ContactRhythm, ContactWays
from inbeeld.chain.documents.api import CaseDocument
from inbeeld.chain.letters.api import Addressee, Letter
from inbeeld.chain.method.api import Phase
from inbeeld.chain.plan.api import ActionState, CaseAction, DomainRating, Goal, GoalState, Level
from inbeeld.chain.subject_access.api import DestructionRequest, Statement
from inbeeld.chain.subject_access.api import codes as rights_codes
from inbeeld.chain.timeline.api import Daytime, ProgressAnswer, Stay
from inbeeld.foundation.access.api import Grant
from inbeeld.foundation.accounts.api import ReporterType

MOST_ROWS = 5000
# Longer than any form takes: a note with all that was added to it is one text here.
LONGEST_TEXT = 200_000
FACT_CODES: Mapping[str, type] = {
    "form": codes.Form,
    "place": codes.Place,
    "reach": codes.Reach,
    "sex": codes.Sex,
    "nationality_group": codes.NationalityGroup,
}
AGES = ("age_at_start", "age_at_contact", "age_at_report")
ESTIMATED = tuple(f"{age}_estimated" for age in AGES)
# Moments as far as they are known, in the notation of EDTF: 2024, 2024-05, 2024-05-17, with ~ for about.
MOMENTS = ("started_on", "contacted_on", "reported_on")
FACTS = (*FACT_CODES, *AGES, *ESTIMATED, *MOMENTS, "summary")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record that hangs on a case: its columns by their kind of value, its sealed texts."""

    model: type[Model]
    codes: Mapping[str, type]
    days: tuple[str, ...] = ()
    yes_no: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    # Pairs that no column holds: packing makes them.
    made: tuple[str, ...] = ()
    # Of all rows only these go along, in this order.
    only: Mapping[str, Any] = field(default_factory=dict)
    order: str = "at"

    @property
    def fields(self) -> tuple[str, ...]:
        plain = (*self.codes, *self.days, *self.yes_no, *self.sealed, *self.names, *self.moments)
        return (*plain, *self.numbers, *self.pairs, *self.made)


EXPLOITATION = {"form": codes.Form, "sub_form": codes.SubForm, "place": codes.Place, "reach": codes.Reach}
COURSE: Mapping[str, Kind] = {
    "detections": Kind(Detection, {"seen_by": ReporterType}, ("on",), sealed=("reason",), moments=("seen_on",)),
    "status_changes": Kind(
        StatusChange,
        {"status": codes.Status, "decided_by": codes.Decider},
        ("on",),
        ("formal",),
        ("reason",),
    ),
    "phase_changes": Kind(PhaseChange, {"before": Phase, "phase": Phase}, ("on",), sealed=("reason",)),
    "closures": Kind(Closure, {"outcome": codes.Outcome}, ("on",), sealed=("reason",)),
    "breaks": Kind(
        CaseBreak,
        {"kind": BreakKind, "known_to": codes.Exactness, "state": BreakState},
        ("on",),
        sealed=("note",),
        made=("points",),
    ),
    "rhythms": Kind(ContactRhythm, {}, ("on", "paused_until"), sealed=("reason",), numbers=("every_days",)),
    "checks": Kind(
        CheckAnswer,
        {"phase": Phase, "state": codes.CheckState},
        sealed=("note",),
        names=("code",),
        only={"newest": True},
    ),
    "progress": Kind(ProgressAnswer, {"stay": Stay, "daytime": Daytime}, ("quarter",)),
}
PAPERS: Mapping[str, Kind] = {
    # What was made final is a document.
    "letters": Kind(
        Letter,
        {"addressee": Addressee},
        sealed=("receiver", "subject", "body"),
        names=("template",),
        only={"document__isnull": True},
        order="changed_at",
    ),
    "statements": Kind(
        Statement,
        {"kind": rights_codes.StatementKind, "decision": rights_codes.StatementDecision},
        ("received_on",),
        sealed=("text", "reason"),
    ),
    "destruction_requests": Kind(
        DestructionRequest,
        {
            "asked_by": rights_codes.Asker,
            "decision": rights_codes.DestructionDecision,
            "exception": rights_codes.DestructionException,
        },
        ("asked_on", "due_on"),
        sealed=("reason",),
    ),
}
KINDS: Mapping[str, Kind] = {
    "episodes": Kind(Episode, EXPLOITATION, yes_no=("goes_on", "leads", "withdrawn"), moments=("began", "ended")),
    "goals": Kind(Goal, {"state": GoalState}, ("set_on", "settled_on"), sealed=("words",), names=("domain_code",)),
    "contact_ways": Kind(ContactWays, {}, ("reviewed_on", "review_on"), sealed=("never", "safe", "addressing")),
    "safety": Kind(
        SafetyAgreement,
        {},
        ("reviewed_on", "review_on"),
        sealed=("agreements", "danger", "in_danger"),
        pairs=("steps",),
    ),
    "contacts": Kind(
        ContactMoment,
        {"kind": ContactKind},
        ("on",),
        ("succeeded",),
        ("note",),
        only={"struck_at__isnull": True},
    ),
    "actions": Kind(CaseAction, {"state": ActionState}, ("due_on", "settled_on"), sealed=("what",)),
    "ratings": Kind(
        DomainRating,
        {"level": Level, "own_level": Level},
        ("on",),
        sealed=("reason", "own_words"),
        names=("domain_code",),
    ),
    **COURSE,
    **PAPERS,
}
# Beside the columns each row tells who wrote it, as "name, organisation".
WRITER = "by"
CONSENT_FIELDS = (
    "purpose", "receiver", "answer", "given_by", "manner", "age", "from_on", "until_on", "ended_on", "ended", "note",
    "decision",
)  # fmt: skip
DOCUMENT_FIELDS = ("kind", "title", "versions", WRITER)
VERSION_FIELDS = ("file", "name", "came_as", "left_out", "paper", "compared_on", "compared_by", "on", WRITER)
CONFERENCE_FIELDS = ("on", "begins", "way", "where", "people", "items", WRITER)
ITEM_FIELDS = ("part", "subject", "notes", "decisions")
COVERED: tuple[type[Model], ...] = (
    *(kind.model for kind in KINDS.values()),
    Identity,
    Consent,
    ConsentEnd,
    CaseDocument,
    Conference,
)
# What is about the work of this installation and means nothing in another.
OURS = {
    "cases.assignment",
    "consents.sentoutside",
    "transfers.transfer",
    "transfers.packagesent",
    "cases.revision",
    "subject_access.personfile",
}
# A room above that gives its link to a case no name of its own.
NAMES = {"signals.signalcase": _("signals")}
CONSENT_CODES: Mapping[str, type] = {
    "purpose": consent_codes.Purpose,
    "answer": consent_codes.Answer,
    "manner": consent_codes.Manner,
}


def left_out(case: Case, *, files_left: int) -> list[dict[str, Any]]:
    """What hangs on the case and does not go along, with how much of it there is: nothing is dropped silently."""
    planned = case.conferences.exclude(state=ConferenceState.HELD).count()
    opened = Grant.objects.in_force(timezone.now()).of(case).count()
    found = {
        str(_("documents that are too large or not scanned for viruses")): files_left,
        str(_("conferences that are planned or were called off")): planned,
        str(_("people to whom parts are open now")): opened,
    }
    for relation in case._meta.related_objects:
        model = relation.related_model
        if isinstance(model, str) or model in COVERED or relation.field.name != "case":
            continue
        label = model._meta.label_lower
        if label not in OURS:
            name = str(NAMES.get(label, model._meta.verbose_name_plural))
            found[name] = model._default_manager.filter(case=case).count()
    return [{"what": name, "number": found[name]} for name in sorted(found) if found[name]]
