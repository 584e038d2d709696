"""Errors as problem+json (RFC 9457): what is wrong and where, never what was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError

MEDIA_TYPE = "application/problem+json"
VERSION = "1.0.0"


@dataclass
class ApiProblem(Exception):
    """Ends a request with this answer."""

    status: int
    name: str
    title: str
    errors: Sequence[Mapping[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Any]:
        found: dict[str, Any] = {"type": f"/api/#{self.name}", "title": self.title, "status": self.status}
        return {**found, "errors": list(self.errors)} if self.errors else found


def no_key() -> ApiProblem:
    return ApiProblem(401, "no-key", "Send a valid key.", headers={"WWW-Authenticate": 'Bearer realm="Inbeeld"'})


def not_allowed() -> ApiProblem:
    return ApiProblem(403, "not-allowed", "This key may not do this.")


def not_found() -> ApiProblem:
    return ApiProblem(404, "not-found", "There is no such thing, or not for this key.")


def key_reused() -> ApiProblem:
    return ApiProblem(422, "key-reused", "Another body came in under this idempotency key before.")


def wrong_method(allowed: str) -> ApiProblem:
    return ApiProblem(405, "wrong-method", "This address is asked in another way.", headers={"Allow": allowed})


def too_large() -> ApiProblem:
    return ApiProblem(413, "too-large", "The request is too large.")


def not_json() -> ApiProblem:
    return ApiProblem(400, "not-json", "The body is not readable as JSON in UTF-8.")


def too_many(seconds: int) -> ApiProblem:
    return ApiProblem(
        429, "too-many", "Too many requests. Wait, then try again.", headers={"Retry-After": str(seconds)}
    )


def invalid(errors: Sequence[Mapping[str, str]]) -> ApiProblem:
    return ApiProblem(422, "invalid", "Something in the body is missing or wrong.", errors)


def problem_response(request: HttpRequest, problem: ApiProblem) -> HttpResponse:
    response = HttpResponse(json.dumps(problem.body), status=problem.status, content_type=MEDIA_TYPE)
    response["Content-Language"] = "en"
    for name, value in problem.headers.items():
        response[name] = value
    return with_headers(request, response)


def with_headers(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The version of the interface and what is left of the allowance, on every answer."""
    response["API-Version"] = VERSION
    if left := getattr(request, "allowance", None):
        response["RateLimit-Limit"] = str(left.limit)
        response["RateLimit-Remaining"] = str(max(0, left.remaining))
        response["RateLimit-Reset"] = str(left.reset)
    return response


def from_validation(found: ValidationError) -> ApiProblem:
    """What does not have the right shape. A missing or wrong header is a bad request."""
    errors = [{"field": _place(error), "problem": _words(error)} for error in found.errors]
    if any(error["loc"][0] == "header" for error in found.errors):
        return ApiProblem(400, "header", "A header is missing or wrong.", errors)
    return invalid(errors)


def _place(error: Mapping[str, Any]) -> str:
    """Where, in names of ours: an unknown field is not named, for its name may be anything."""
    place = error["loc"][1:-1] if error["type"] == "extra_forbidden" else error["loc"][1:]
    known = [str(part) for part in place if part != "body_in"]
    return "/" + "/".join(known)


def _words(error: Mapping[str, Any]) -> str:
    return "There is a field here that does not exist." if error["type"] == "extra_forbidden" else str(error["msg"])
