"""What of a case goes into a package: the schema `inbeeld-case/1`, written once for packing and for checking.

docs/transfer-package.md lists the same fields; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes, models
from inbeeld.chain.consents import codes as consent_codes
from inbeeld.chain.consents.models import Consent, ConsentEnd

MOST_ROWS = 5000
LONGEST_TEXT = 10_000
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
    pairs: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return (*self.codes, *self.days, *self.yes_no, *self.sealed, *self.names, *self.moments, *self.pairs)


EXPLOITATION = {"form": codes.Form, "sub_form": codes.SubForm, "place": codes.Place, "reach": codes.Reach}
KINDS: Mapping[str, Kind] = {
    "episodes": Kind(
        models.Episode, EXPLOITATION, yes_no=("goes_on", "leads", "withdrawn"), moments=("began", "ended")
    ),
    "goals": Kind(
        models.Goal, {"state": codes.GoalState}, ("set_on", "settled_on"), sealed=("words",), names=("domain_code",)
    ),
    "contact_ways": Kind(models.ContactWays, {}, ("reviewed_on", "review_on"), sealed=("never", "safe", "addressing")),
    "safety": Kind(
        models.SafetyAgreement,
        {},
        ("reviewed_on", "review_on"),
        sealed=("agreements", "danger", "in_danger"),
        pairs=("steps",),
    ),
    "contacts": Kind(models.ContactMoment, {"kind": codes.ContactKind}, ("on",), ("succeeded",), ("note",)),
    "actions": Kind(models.CaseAction, {"state": codes.ActionState}, ("due_on", "settled_on"), sealed=("what",)),
    "ratings": Kind(
        models.DomainRating,
        {"level": codes.Level, "own_level": codes.Level},
        ("on",),
        sealed=("reason", "own_words"),
        names=("domain_code",),
    ),
    "status_changes": Kind(
        models.StatusChange, {"status": codes.Status, "decided_by": codes.Decider}, ("on",), sealed=("reason",)
    ),
    "phase_changes": Kind(
        models.PhaseChange, {"before": codes.Phase, "phase": codes.Phase}, ("on",), sealed=("reason",)
    ),
    "closures": Kind(models.Closure, {"outcome": codes.Outcome}, ("on",), sealed=("reason",)),
}
# Beside the columns each row tells who wrote it, as "name, organisation".
WRITER = "by"
CONSENT_FIELDS = (
    "purpose", "receiver", "answer", "given_by", "manner", "age", "from_on", "until_on", "ended_on", "ended", "note",
    "decision",
)  # fmt: skip
COVERED: tuple[type[Model], ...] = (*(kind.model for kind in KINDS.values()), models.Identity, Consent, ConsentEnd)
# What is about the work of this installation and means nothing in another.
OURS = {
    "cases.assignment",
    "consents.sentoutside",
    "transfers.transfer",
    "transfers.packagesent",
    "cases.formerversion",
}
# A room above that gives its link to a case no name of its own.
NAMES = {"signals.signalcase": _("signals")}
CONSENT_CODES: Mapping[str, type] = {
    "purpose": consent_codes.Purpose,
    "answer": consent_codes.Answer,
    "manner": consent_codes.Manner,
}


def left_out(case: models.Case) -> list[dict[str, Any]]:
    """What hangs on the case and does not go along, with how much of it there is: nothing is dropped silently."""
    found = []
    for relation in case._meta.related_objects:
        model = relation.related_model
        if isinstance(model, str) or model in COVERED or relation.field.name != "case":
            continue
        label = model._meta.label_lower
        number = 0 if label in OURS else model._default_manager.filter(case=case).count()
        if number:
            found.append({"what": str(NAMES.get(label, model._meta.verbose_name_plural)), "number": number})
    return sorted(found, key=lambda entry: str(entry["what"]))
