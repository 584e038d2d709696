"""Why something could not be shared or written down, at the field that it is about."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.rules import Doubt
from inbeeld.chain.consents.services import CannotRecord, CannotShare
from inbeeld.chain.consents.services.grants import ShareProblem
from inbeeld.chain.consents.services.recording import RecordProblem
from inbeeld.foundation.access.api import ActorRequest, GrantProblem, GrantRefused
from inbeeld.foundation.design.api import PageForm


def explain(form: PageForm, refused: GrantRefused | CannotShare) -> None:
    field, text = _about_share(refused) if isinstance(refused, CannotShare) else _about_grant(str(refused))
    form.add_error(field if field in form.fields else "until", text)


def _about_grant(problem: str) -> tuple[str, str]:
    texts = {
        GrantProblem.TO_ONESELF: ("to", _("The case is open to you already.")),
        GrantProblem.NO_PARTS: ("parts", _("Choose at least one part.")),
        GrantProblem.ENDS_IN_THE_PAST: ("until", _("This date lies in the past.")),
        GrantProblem.TOO_LONG: ("until", _("Choose a date within a year: access is looked at again each year.")),
    }
    return texts[GrantProblem(problem)]


def _about_share(refused: CannotShare) -> tuple[str, str]:
    if refused.problem == ShareProblem.NO_CONSENT:
        return "ground", _("No consent stands for sharing with this organisation. Write it down first, under Consent.")
    if refused.problem == ShareProblem.ENDED_ALREADY:
        return "until", _("This access has ended already. Open the parts anew.")
    consent = refused.consent
    last = date_format(consent.until_on) if consent and consent.until_on else ""
    return "until", _("The consent ends on %(day)s: choose that day or an earlier one.") % {"day": last}


def explain_record(form: PageForm, refused: CannotRecord) -> None:
    texts: dict[str, tuple[str, Any]] = {
        RecordProblem.STANDS_ALREADY: (
            "purpose",
            _("A consent for this stands already. If it was taken back, withdraw that one."),
        ),
        RecordProblem.RECEIVER_MISSING: ("receiver", _("Choose the party with which may be shared.")),
        RecordProblem.DECISION_MISSING: ("decision", doubt_in_words(refused.doubt)),
    }
    field, text = texts[refused.problem]
    form.add_error(field, text)


def doubt_in_words(doubt: Doubt | None) -> str:
    texts = {
        Doubt.NO_RULE: _("No rule about age is known here. You decide whether this counts: write down why."),
        Doubt.AGE_UNKNOWN: _("Without his age no rule applies. You decide whether this counts: write down why."),
        Doubt.NOT_SETTLED: _(
            "At this age the public text does not settle who answers. You decide whether this counts: write down why."
        ),
        Doubt.SOMEBODY_MISSING: _(
            "By the rule about age somebody else has to answer (too). You decide whether this counts: write down why."
        ),
    }
    return texts[doubt] if doubt else ""


def not_while_closed(request: ActorRequest, case: Case) -> HttpResponse:
    messages.error(request, _("This case was closed. Open it again before you change it."))
    return redirect("cases:detail", case.pk)
