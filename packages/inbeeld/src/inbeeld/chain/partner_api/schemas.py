"""The shapes that go over the line."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from inbeeld.chain.cases.api import AgeBand, Form, Sex
from inbeeld.chain.signals.api import (
    CONTACT_LENGTH,
    FACTS_LENGTH,
    MOST_ATTACHMENTS,
    MOST_PERSONS,
    TEXT_LENGTH,
    Setting,
    SignalKind,
    Status,
)

LARGEST_BASE64 = 2_400_000


class Closed(Schema):
    """Takes no field that is not described."""

    model_config = ConfigDict(extra="forbid")


class PersonIn(Closed):
    """Whom it is about, in bands only: no name, no date of birth."""

    age_band: AgeBand = AgeBand.UNKNOWN
    sex: Sex = Sex.UNKNOWN


class DocumentIn(Closed):
    """A document: PDF, ODT, DOCX or TXT. Told by its content; a picture is refused."""

    content: Annotated[
        str,
        Field(
            min_length=1,
            max_length=LARGEST_BASE64,
            description="The bytes in base64 (RFC 4648).",
            json_schema_extra={"contentEncoding": "base64"},
        ),
    ]


class SignalIn(Closed):
    """A signal or a question. Write no name in it: not of the person, not of anybody else."""

    kind: SignalKind
    municipality: Annotated[
        str,
        Field(
            min_length=1,
            max_length=100,
            description="Code (as GM0772) or name of the municipality where the person stays; your own when unknown.",
        ),
    ]
    facts: Annotated[
        str,
        Field(
            min_length=1, max_length=FACTS_LENGTH, description="What was seen, heard or read: when, where, how often."
        ),
    ]
    interpretation: Annotated[str, Field(max_length=TEXT_LENGTH, description="What the sender thinks of it.")] = ""
    form: Form
    setting: Setting
    contact: Annotated[
        str, Field(max_length=CONTACT_LENGTH, description="How the professional can be reached; encrypted.")
    ] = ""
    persons: Annotated[list[PersonIn], Field(min_length=1, max_length=MOST_PERSONS)]
    documents: Annotated[list[DocumentIn], Field(max_length=MOST_ATTACHMENTS)] = []


Named = Annotated[str, Field(description="What everybody calls it by; in the address to follow it.")]
AnswerBy = Annotated[dt.date | None, Field(description="The day on which the desk owes a first answer, at the latest.")]


class ReceiptOut(Schema):
    """What came in. The code is given in the first ten minutes only; with it a person follows it on the site."""

    reference: Named
    code: Annotated[
        str | None,
        Field(description="For the professional, to answer at /signalen/volgen/; null from ten minutes after receipt."),
    ]
    region: str
    received_at: dt.datetime
    answer_by: AnswerBy


class MessageOut(Schema):
    from_desk: bool
    asks: Annotated[bool, Field(description="The desk asks something: the professional answers with the code.")]
    sent_at: dt.datetime
    text: str


class ProgressOut(Schema):
    """What who handed in may know. `ended` is empty while it is open, else `advice`, `taken_up` or `not_for_us`."""

    reference: Named
    status: Annotated[Status, Field(description="`waiting`: the desk asked something, and waits for an answer.")]
    ended: Annotated[Literal["", "advice", "taken_up", "not_for_us"], Field(description="Empty while it is open.")]
    region: Annotated[str, Field(description="Whose desk has it now.")]
    passed_on: Annotated[bool, Field(description="Another region took it over since.")]
    received_at: dt.datetime
    picked_up_at: dt.datetime | None
    decided_at: dt.datetime | None
    answer_by: AnswerBy
    messages: list[MessageOut]


class CodeOut(Schema):
    code: str
    nl: str
    en: str


class CodeListsOut(Schema):
    kind: list[CodeOut]
    form: list[CodeOut]
    setting: list[CodeOut]
    age_band: list[CodeOut]
    sex: list[CodeOut]


class MunicipalityOut(Schema):
    code: str
    name: str


class HealthOut(Schema):
    status: str
    version: str


class ErrorOut(Schema):
    field: str
    problem: str


class ProblemOut(Schema):
    """RFC 9457. `type` leads to the explanation on this site; nothing of what was sent stands in it."""

    type: str
    title: str
    status: int
    errors: list[ErrorOut] | None = None
