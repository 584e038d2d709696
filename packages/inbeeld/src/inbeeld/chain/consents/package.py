"""The consents of somebody in a package: given to the other party, so they are shown there and asked anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.access.api import Grant
from inbeeld.foundation.records.api import (
    OLDEST,
    PackagePart,
    Row,
    Rows,
    Trunk,
    check_day,
    checked_rows,
    is_text,
    must,
    stays_in_package,
)

from . import codes
from .models import Consent, ConsentEnd, SentOutside

FIELDS = (
    "purpose", "receiver", "answer", "given_by", "manner", "age", "from_on", "until_on", "ended_on", "ended", "note",
    "decision",
)  # fmt: skip
CODES: Mapping[str, Any] = {"purpose": codes.Purpose, "answer": codes.Answer, "manner": codes.Manner}
DAYS = ("from_on", "until_on", "ended_on")


def _tell(case: Case, _trunk: Trunk) -> Rows:
    lines = Consent.objects.filter(case=case).select_related("receiver", "end").order_by("at")
    return [_line(line, case) for line in lines]


def _line(line: Consent, case: Case) -> dict[str, Any]:
    line.data_key = case.data_key
    ending = line.ending
    said = {
        **{name: getattr(line, name) for name in ("purpose", "answer", "given_by", "manner", "age")},
        **line.reveal_all("note", "decision"),
        "receiver": line.receiver.name if line.receiver else None,
        "from_on": line.from_on.isoformat(),
        "until_on": line.until_on.isoformat() if line.until_on else None,
        "ended_on": ending.on.isoformat() if ending else None,
        "ended": ending.kind if ending else None,
    }
    return {name: said[name] for name in FIELDS}


def _check(rows: Any, _files: Collection[str]) -> None:
    for line in checked_rows(rows):
        _check_line(line)


def _check_line(line: Row) -> None:
    for name, choices in CODES.items():
        must(line[name] in (*choices.values, ""))
    age = line["age"]
    must(age is None or (type(age) is int and 0 <= age <= OLDEST))
    must(isinstance(line["given_by"], list) and all(map(is_text, line["given_by"])))
    for name in DAYS:
        check_day(line[name])
    checked = {*CODES, *DAYS, "age", "given_by"}
    must(all(line[name] is None or is_text(line[name]) for name in FIELDS if name not in checked))


def _stays(case: Case) -> dict[str, int]:
    return {_("people to whom parts are open now"): Grant.objects.in_force(timezone.now()).of(case).count()}


PARTS: tuple[PackagePart, ...] = (
    PackagePart(
        name="consents",
        fields=FIELDS,
        bring=stays_in_package,
        tell=_tell,
        check=_check,
        stays=_stays,
        accounts_for=(Consent, ConsentEnd, SentOutside),
    ),
)
