"""The shapes that go over the line."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from inbeeld.chain.cases.codes import AgeBand, Form, Sex
from inbeeld.chain.signals.codes import Kind, Setting
from inbeeld.chain.signals.forms.hand_in import MOST_PERSONS
from inbeeld.chain.signals.models import CONTACT_LENGTH, FACTS_LENGTH, TEXT_LENGTH
from inbeeld.chain.signals.services.attachments import MOST_ATTACHMENTS

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

    kind: Kind
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


class ReceiptOut(Schema):
    """What came in. The code is given in the first ten minutes only; with it a person follows it on the site."""

    reference: str
    code: str | None
    region: str
    received_at: dt.datetime
    answer_by: dt.date | None


class MessageOut(Schema):
    from_desk: bool
    asks: bool
    sent_at: dt.datetime
    text: str


class ProgressOut(Schema):
    """What who handed in may know. `ended` is empty while it is open, else `advice`, `taken_up` or `not_for_us`."""

    reference: str
    status: str
    ended: str
    region: str
    passed_on: bool
    received_at: dt.datetime
    picked_up_at: dt.datetime | None
    decided_at: dt.datetime | None
    answer_by: dt.date | None
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
