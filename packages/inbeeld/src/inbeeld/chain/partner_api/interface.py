"""The interface for systems of partners, version 1."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from ninja import NinjaAPI, Status
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.params.functions import Header

from inbeeld.chain.cases.api import AgeBand, Form, Sex
from inbeeld.chain.signals.api import NoDesk, Progress, Setting, SignalKind, SignalReceipt, follow_up
from inbeeld.foundation.geography.api import Municipality

from .authentication import SystemBearer, SystemRequest, must_follow, must_hand_in, spend_documents
from .description import described
from .problems import (
    VERSION,
    ApiProblem,
    from_validation,
    key_reused,
    not_found,
    not_json,
    problem_response,
    too_large,
    with_headers,
)
from .received import checked, unreached, with_documents
from .schemas import CodeListsOut, HealthOut, MunicipalityOut, ProblemOut, ProgressOut, ReceiptOut, SignalIn
from .services.hand_in import Call, KeyReused, actor_of, already_in, hand_in_for, own_signal

CREATED, BAD_REQUEST = 201, 400
CODE_LISTS = {"kind": SignalKind, "form": Form, "setting": Setting, "age_band": AgeBand, "sex": Sex}


class Interface(NinjaAPI):
    """With our headers on every answer, under the address that the room has."""

    def get_root_path(self, path_params: Any) -> str:
        return reverse(f"partner_api:{self.urls_namespace}:api-root", kwargs=path_params)

    def get_openapi_schema(self, **how: Any) -> OpenAPISchema:
        return described(super().get_openapi_schema(**how))

    def create_response(self, request: HttpRequest, data: Any, **how: Any) -> HttpResponse:
        return with_headers(request, super().create_response(request, data, **how))


api = Interface(
    title="Inbeeld",
    version=VERSION,
    description="Systems of partners hand in signals of exploitation at care coordination, and follow them.",
    docs_url=None,
    urls_namespace="partner_api_v1",
    auth=SystemBearer(),
)
SHARED = {401: ProblemOut, 403: ProblemOut, 429: ProblemOut}


@api.post(
    "/signals",
    response={201: ReceiptOut, 400: ProblemOut, 413: ProblemOut, 422: ProblemOut, **SHARED},
    summary="Hand in a signal or a question",
    operation_id="hand_in_signal",
    url_name="signals",
)
def hand_in_signal(
    request: SystemRequest,
    response: HttpResponse,
    body_in: SignalIn,
    idempotency_key: str = Header(
        ...,
        alias="Idempotency-Key",
        min_length=16,
        max_length=100,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="Drawn by you for each signal, such as a UUID. The same key with the same body never makes two.",
    ),
) -> Status[dict[str, Any]]:
    """Goes to the desk of the municipality at once. Send the same again after any doubt: it stays one signal."""
    must_hand_in(request.auth)
    call = Call(request.auth, idempotency_key, body_in.model_dump_json().encode())
    try:
        is_repeat = already_in(call) is not None
        given = checked(body_in)
        if not is_repeat:
            spend_documents(request.auth, len(body_in.documents))
            given = with_documents(given, body_in)
        receipt = hand_in_for(call, given)
    except KeyReused:
        raise key_reused() from None
    except NoDesk:
        raise unreached() from None
    response["Location"] = f"/api/v1/signals/{receipt.signal.reference}"
    return Status(CREATED, receipt_out(receipt))


@api.get(
    "/signals/{reference}",
    response={200: ProgressOut, 404: ProblemOut, **SHARED},
    summary="Ask what became of a signal",
    operation_id="follow_signal",
    url_name="signal",
)
def follow_signal(request: SystemRequest, reference: str) -> dict[str, Any]:
    """For signals that a system of the same organisation handed in. Nothing of a case is told."""
    must_follow(request.auth)
    signal = own_signal(request.auth, reference)
    if signal is None:
        raise not_found()
    return progress_out(reference, follow_up(signal, by=actor_of(request.auth)))


@api.get(
    "/code-lists",
    response={200: CodeListsOut, **SHARED},
    summary="The codes, with their words",
    operation_id="code_lists",
    url_name="code_lists",
)
def code_lists(request: SystemRequest) -> dict[str, Any]:  # noqa: ARG001 - handed to every operation
    """Codes stay; words may be improved."""
    labels = {language: _labels_in(language) for language in ("nl", "en")}
    return {
        name: [{"code": code, "nl": labels["nl"][name][code], "en": labels["en"][name][code]} for code in codes.values]
        for name, codes in CODE_LISTS.items()
    }


@api.get(
    "/municipalities",
    response={200: list[MunicipalityOut], **SHARED},
    summary="The municipalities of today",
    operation_id="municipalities",
    url_name="municipalities",
)
def municipalities(request: SystemRequest) -> list[dict[str, str]]:  # noqa: ARG001 - handed to every operation
    """With the codes of Statistics Netherlands (CBS)."""
    known = Municipality.objects.on(timezone.localdate()).order_by("code").values_list("code", "name")
    return [{"code": code, "name": name} for code, name in known]


@api.get(
    "/health", response=HealthOut, auth=None, summary="Whether it answers", operation_id="health", url_name="health"
)
def health(request: HttpRequest) -> dict[str, str]:  # noqa: ARG001 - handed to every operation
    """Asks for no key."""
    return {"status": "ok", "version": VERSION}


def receipt_out(receipt: SignalReceipt) -> dict[str, Any]:
    signal = receipt.signal
    return {
        "reference": signal.reference,
        "code": receipt.code,
        "region": signal.region.name,
        "received_at": signal.received_at,
        "answer_by": signal.due_on,
    }


def progress_out(reference: str, progress: Progress) -> dict[str, Any]:
    letters = [
        {"from_desk": one.from_desk, "asks": one.asks, "sent_at": one.sent_at, "text": one.text}
        for one in progress.letters
    ]
    return {
        "reference": reference,
        "status": progress.status.value,
        "ended": progress.ended,
        "region": progress.region,
        "passed_on": progress.passed_on,
        "received_at": progress.received_at,
        "picked_up_at": progress.picked_up_at,
        "decided_at": progress.decided_at,
        "answer_by": progress.due_on,
        "messages": letters,
    }


def _labels_in(language: str) -> dict[str, dict[str, str]]:
    with translation.override(language):
        return {name: {code: str(label) for code, label in codes.choices} for name, codes in CODE_LISTS.items()}


@api.exception_handler(ApiProblem)
def _problem(request: HttpRequest, found: ApiProblem) -> HttpResponse:
    return problem_response(request, found)


@api.exception_handler(ValidationError)
def _validation(request: HttpRequest, found: ValidationError) -> HttpResponse:
    return problem_response(request, from_validation(found))


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _found: RequestDataTooBig) -> HttpResponse:
    return problem_response(request, too_large())


@api.exception_handler(HttpError)
def _http(request: HttpRequest, found: HttpError) -> HttpResponse:
    """What the framework refuses by itself: a body that is no JSON."""
    is_body = found.status_code == BAD_REQUEST
    return problem_response(request, not_json() if is_body else ApiProblem(found.status_code, "refused", "Refused."))
