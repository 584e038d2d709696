"""The page about the interface, made from the same description that systems read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from inbeeld.chain.partner_api.interface import api
from inbeeld.chain.partner_api.services.rate_limit import A_DAY, A_MINUTE
from inbeeld.foundation.design.api import indexable

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked, as the page shows it."""

    method: str
    path: str
    summary: str
    about: str
    needs_key: bool
    headers: list[Field]
    body: list[Field]
    answers: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Explained:
    """What an error means, under the address that its `type` leads to."""

    status: int
    name: str
    means: str | Promise


PROBLEMS = (
    Explained(400, "not-json", _("The body is not JSON in UTF-8.")),
    Explained(400, "header", _("The Idempotency-Key is missing, too short or too long.")),
    Explained(401, "no-key", _("The key is missing, wrong, past its last day or revoked.")),
    Explained(403, "not-allowed", _("The key holds, but not for this.")),
    Explained(404, "not-found", _("There is no such signal, or it was not handed in by your organisation.")),
    Explained(405, "wrong-method", _("The address exists, but not with this method.")),
    Explained(413, "too-large", _("The request is larger than 2.5 MB.")),
    Explained(422, "invalid", _("A field is missing or wrong; errors says which. Nothing was stored.")),
    Explained(422, "key-reused", _("Another signal came in under this Idempotency-Key before.")),
    Explained(429, "too-many", _("Too many requests; wait as long as Retry-After says.")),
)


SHAPES = ("PersonIn", "DocumentIn", "ReceiptOut", "ProgressOut", "MessageOut")
CODES = ("SignalKind", "Form", "Setting", "AgeBand", "Sex", "Status")


@indexable
@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    schema: Schema = api.get_openapi_schema()
    parts = schema["components"]["schemas"]
    context = {
        "operations": list(operations(schema)),
        "shapes": [(name, fields_of(parts[name])) for name in SHAPES],
        "codes": [(name, parts[name]["enum"]) for name in CODES],
        "problems": PROBLEMS,
        "per_minute": A_MINUTE.most,
        "per_day": A_DAY.most,
        "version": schema["info"]["version"],
        "site": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, "partner_api/reading.html", context)


def operations(schema: Schema) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        for method, found in methods.items():
            yield Operation(
                method=method.upper(),
                path=path,
                summary=found["summary"],
                about=found.get("description", ""),
                needs_key="security" in found,
                headers=[_parameter(one) for one in found.get("parameters", [])],
                body=_body(schema, found),
                answers=[(status, answer["description"]) for status, answer in found["responses"].items()],
            )


def fields_of(shape: Schema) -> list[Field]:
    required = set(shape.get("required", ()))
    return [
        Field(name, _kind(one), name in required, one.get("description", ""))
        for name, one in shape.get("properties", {}).items()
    ]


def _body(schema: Schema, operation: Schema) -> list[Field]:
    if "requestBody" not in operation:
        return []
    found = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    return fields_of(schema["components"]["schemas"][_name(found)])


def _parameter(found: Schema) -> Field:
    return Field(found["name"], found["in"], bool(found.get("required")), found["schema"].get("description", ""))


def _kind(shape: Schema) -> str:
    """In a word or two: what can stand there."""
    if "$ref" in shape:
        return _name(shape["$ref"])
    if several := shape.get("anyOf") or shape.get("allOf"):
        return " / ".join(_kind(one) for one in several)
    if "enum" in shape:
        return " | ".join(f'"{value}"' for value in shape["enum"])
    if shape.get("type") == "array":
        most = f" ≤ {shape['maxItems']}" if "maxItems" in shape else ""
        return f"[{_kind(shape['items'])}]{most}"
    longest = f" ≤ {shape['maxLength']}" if "maxLength" in shape else ""
    return f"{shape.get('format') or shape.get('type', '')}{longest}"


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]
