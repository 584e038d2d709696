"""How long his file is kept, in words for the person it is about."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case

from .models import Hold
from .terms import terms

CHAPTERS = Path(__file__).with_suffix(".toml")


def told(case: Case) -> list[str]:
    today, language = timezone.localdate(), get_language() or "nl"
    term = terms().on(Case.scope.kind, today)
    if term is None:
        return []
    day: dt.date | None = term.end(case.closed_on) if case.closed_on else None
    if day is not None:
        lines = [_("How long it is kept: until %(day)s.") % {"day": date_format(day, "DATE_FORMAT")}]
    else:
        begin = term.counts_from.said(language)
        lines = [_("How long it is kept: %(years)d years from %(begin)s.") % {"years": term.years, "begin": begin}]
    lines[0] += " " + _("That follows from: %(source)s.") % {"source": term.source.said(language)}
    if Hold.objects.standing().filter(record_id=case.pk).exists():
        lines.append(_("It is kept longer for now; the reason stands in this file."))
    return lines
