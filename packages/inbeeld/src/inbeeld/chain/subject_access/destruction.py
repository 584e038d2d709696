"""The destruction of a case, as an act of two persons."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.erasure.api import CannotErase, Ground, IsHeld, erase, is_held
from inbeeld.foundation.four_eyes.api import Act, FourEyesRequest, Hindered

from .models import DestructionRequest
from .services.rights import DESTRUCTION

HINDRANCES = {
    "gone": gettext_lazy("The case is no longer here."),
    "held": gettext_lazy("A privacy officer holds this case: it cannot be destroyed now."),
    "moved": gettext_lazy("The case went to another organisation or region since."),
    "reopened": gettext_lazy("The case was opened again since it was asked."),
    "answered": gettext_lazy("The request of the person was answered otherwise, or taken back."),
    "changed": gettext_lazy("The case or the request in the database is not as this product wrote it."),
    "kept": gettext_lazy("Something outside the case holds on to it. Tell who runs Inbeeld."),
}


def hinders(asked: FourEyesRequest) -> str:
    """Asked when it is proposed, when it is decided, and at the moment of destroying."""
    case, wish = _case(asked), _wish(asked)
    if case is None:
        return "gone"
    problems = {
        "changed": not case.is_genuine or (wish is not None and not wish.is_genuine),
        "held": is_held(case),
        "moved": (case.organisation_id, case.region_id) != (asked.organisation_id, asked.region_id),
        "reopened": case.is_open and not asked.facts["was_open"],
        "answered": wish is None or bool(wish.decision),
    }
    return next((code for code, found in problems.items() if found), "")


def destroy(asked: FourEyesRequest) -> None:
    """The whole case with its key: nobody can undo it."""
    case = Case.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=asked.record_id)
    record("rights.destruction_granted", record=_wish(asked), dossier=case)
    try:
        erase(case, kind=Case.scope.kind, ground=Ground.REQUEST)
    except IsHeld as problem:
        raise Hindered("held") from problem
    except CannotErase as problem:
        raise Hindered("kept") from problem


def keys_of(case: Case) -> set[uuid.UUID]:
    """Why it was asked and decided is sealed with keys of its own, and belongs in the file."""
    asked = FourEyesRequest.objects.filter(act=DESTRUCTION, record_id=case.pk).genuine()
    return {request.data_key_id for request in asked}


def answers_for_it(asked: FourEyesRequest, by: Actor) -> bool:
    """Whoever coordinates the case by now takes the request back too."""
    case = _case(asked)
    return case is not None and by.may(Action.RIGHTS_HANDLE, case)


def _case(asked: FourEyesRequest) -> Case | None:
    return Case.objects.select_related("coordinator__user").filter(pk=asked.record_id).first()


def _wish(asked: FourEyesRequest) -> DestructionRequest | None:
    return DestructionRequest.objects.filter(pk=asked.facts["request"], case=asked.record_id).first()


def _name(asked: FourEyesRequest) -> str:
    case = _case(asked)
    return case.pseudonym if case else ""


def _details(asked: FourEyesRequest) -> Mapping[str, object]:
    wish = _wish(asked) if asked.facts else None
    if wish is None:
        return {}
    return {
        _("Who wants it"): wish.get_asked_by_display(),
        _("Asked by that person on"): date_format(wish.asked_on, "DATE_FORMAT"),
        _("Answer by"): date_format(wish.due_on, "DATE_FORMAT"),
    }


def _concerned(asked: FourEyesRequest) -> Iterable[Membership]:
    case = _case(asked)
    return [case.coordinator] if case else []


def _url(asked: FourEyesRequest, actor: Actor) -> str:
    case = _case(asked)
    return reverse("cases:detail", args=[case.pk]) if case and actor.may(Action.CASE_READ, case) else ""


DESTROYING = Act(
    code=DESTRUCTION,
    label=gettext_lazy("Destroy a case"),
    goes=(
        gettext_lazy("The whole case is destroyed: contacts, documents, letters, the signals under it."),
        gettext_lazy("Within two nights no back-up can be read either."),
    ),
    stays=(
        gettext_lazy("A mark without any data about the person stays."),
        gettext_lazy("What shows that it was asked stays as long as the audit log."),
    ),
    decides=Action.SECOND_FOR_CASES,
    carry_out=destroy,
    name=_name,
    hinders=hinders,
    hindrances=HINDRANCES,
    may_withdraw=answers_for_it,
    concerned=_concerned,
    details=_details,
    url=_url,
    forgets_record=True,
)
