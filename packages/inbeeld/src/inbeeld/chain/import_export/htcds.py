"""Facts of a case in the field names and values of HTCDS 2.0; `docs/htcds.md` maps every field and says how sure it is.

What the standard has no place for is not bent to fit: it stands under `local`, with our own code, or in `NOT_EXPORTED`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, codes
from inbeeld.chain.method.api import Phase

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

STANDARD = {"name": "HTCDS", "version": "2.0", "publisher": "International Organization for Migration"}
GENDERS: Mapping[str, str] = {
    codes.Sex.BOY: "Masculine",
    codes.Sex.GIRL: "Feminine",
    codes.Sex.TRANS_BOY: "TransgenderMasculine",
    codes.Sex.TRANS_GIRL: "TransgenderFeminine",
    codes.Sex.NON_BINARY: "NonConforming",
    codes.Sex.UNKNOWN: "NonSpecifiedUnknown",
}
EXPLOITATIONS: Mapping[str, str] = {
    codes.Form.SEXUAL: "SexualExploitation",
    codes.Form.LABOUR: "ForcedLabour",
    codes.Form.CRIMINAL: "Other",
    codes.Form.FORCED_BEGGING: "ForcedBegging",
    codes.Form.ORGAN_REMOVAL: "OrganRemoval",
    codes.Form.OTHER: "Other",
    codes.Form.UNKNOWN: "",
}
# Only where the type of place says how; a hotel or a home says nothing about it.
SEX_EXPLOITATIONS: Mapping[str, str] = {codes.PlaceType.ONLINE: "RemoteInteractiveServices"}
WENT_ON = {codes.Outcome.OTHER_REGION, codes.Outcome.OTHER_COUNTRY, codes.Outcome.HELP_CONTINUES}

# Why a fact that we keep is not in the file. Said in the file itself, and on the page.
NOT_EXPORTED: Mapping[str, StrPromise] = {
    "identity": _("Names, aliases, birth date, address and phone are not exported: the file is under pseudonym."),
    "aliases": _("The standard has one name a person; aliases have no field."),
    "episodes": _("Only the leading episode is exported; the standard tells of one exploitation a person."),
    "safety": _("Safety agreements have no field, and belong to the case alone."),
    "contact_moments": _("Contact moments have no field; only the last day is given under “local”."),
    "actions": _("Goals and actions have no field."),
    "domains": _("Ratings of life domains, and how it stood on them at the end, have no field."),
    "breaks": _("Breaks, such as an eighteenth birthday or the end of a placement, have no field."),
    "history": _("Earlier statuses, phases, coordinators and facts have no field; how it stands now is given."),
    "detections": _("There is no field for who saw signs, and when."),
    "checks": _("Points of exit and after-care, and the answers of each quarter, have no field."),
    "contact_ways": _("Safe ways and the agreed rhythm of contact belong to the case alone."),
    "conferences": _("Case conferences have no field."),
    "transfers": _("Transfers between regions, and links with other cases, are not exported."),
    "documents": _("Documents are never exported."),
    "consents": _("Consents have no field that tells purpose and receiver; vic_ consent fields are left blank."),
    "grants": _("The list of people with access to a case is not exported."),
    "signals": _("Signals and who handed them in are not exported."),
    "nationality_group": _("A group has no country code: prs_Citizenship is blank, the group stands under “local”."),
    "place": _("The type of place is exported only where it says how; it stands under “local” in full."),
    "phase": _("Phases of the approach have no field; the phase stands under “local”."),
    "label": _("The short label that a coordinator gave a case is not exported."),
    "control": _("Methods of control and recruitment are not kept by us: vic_MethodsOfControl and others are blank."),
}
FREE_TEXT = _("Free text is not exported: it was not asked for.")
TEXTS = ("summary", "end_reason")
Texts = Mapping[str, str | None]  # by name; none of them when they were not asked for
LOCAL = ("form", "place", "reach", "nationality_group", "sex", "phase", "outcome")


def case_in_htcds(case: Case, texts: Texts) -> dict[str, Any]:
    """One case. Blank is not known; what was not asked for is left out and named in the file."""
    found: dict[str, Any] = {
        "cas_Status": status_of(case),
        "prs_Gender": GENDERS[case.sex],
        "prs_Citizenship": "",
        "prs_Deceased": case.outcome == codes.Outcome.DECEASED,
        "vic_TypeOfExploitation": EXPLOITATIONS[case.form],
        "vic_TypeOfSexExploitation": SEX_EXPLOITATIONS.get(case.place, "") if case.form == codes.Form.SEXUAL else "",
        "vic_AgeAtEntryIntoTrafficking": case.age_at_start,
        "vic_TraffickingStatus": case.status,
        "local": {
            "pseudonym": case.pseudonym,
            **{name: getattr(case, name) for name in LOCAL},
            "opened_on": case.opened_on.isoformat(),
            "closed_on": case.closed_on.isoformat() if case.closed_on else None,
            "last_contact_on": case.last_contact_on.isoformat() if case.last_contact_on else None,
            **{name: getattr(case, name) for name in MOMENTS},
        },
    }
    found["local"] |= texts
    return found


def status_of(case: Case) -> str:
    if case.is_open:
        return "FollowUp" if case.phase == Phase.AFTER_CARE else "Active"
    return "ClosedReferred" if case.outcome in WENT_ON else "Closed"


# Ages and dates of start, first contact and report, each as exactly as it is known (dates in EDTF).
MOMENTS = (
    "age_at_start",
    "age_at_start_estimated",
    "started_on",
    "age_at_contact",
    "age_at_contact_estimated",
    "contacted_on",
    "age_at_report",
    "age_at_report_estimated",
    "reported_on",
)
FACTS = (
    "pseudonym",
    "is_open",
    "status",
    "phase",
    "form",
    "place",
    "reach",
    "sex",
    "nationality_group",
    *MOMENTS,
    "opened_on",
    "closed_on",
    "outcome",
    "last_contact_on",
)


def facts_of_case(case: Case, texts: Texts) -> dict[str, Any]:
    """Our own field names and codes: everything that the case itself tells, identity and free text apart."""
    found = {name: getattr(case, name) for name in FACTS}
    found |= {"organisation": case.organisation.name, "region": case.region.name}
    found["municipality"] = case.municipality.code if case.municipality else ""
    return {**found, **texts}


def flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """One case on one line: what is local gets `local_` before its name."""
    local = {f"local_{name}": value for name, value in row["local"].items()}
    return {**{name: value for name, value in row.items() if name != "local"}, **local}
