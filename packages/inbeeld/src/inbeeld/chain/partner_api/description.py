"""What the framework does not tell about the interface by itself: that errors are problem+json, and our headers."""

from __future__ import annotations

from ninja.openapi.schema import OpenAPISchema

from .problems import MEDIA_TYPE

A_NUMBER = {"schema": {"type": "integer", "minimum": 0}}
HEADERS = {
    "API-Version": {"schema": {"type": "string"}, "description": "The version that answered.", "required": True},
}
ALLOWANCE = {
    "RateLimit-Limit": {**A_NUMBER, "description": "How many requests fit in the window that is fullest."},
    "RateLimit-Remaining": {**A_NUMBER, "description": "How many are left in it."},
    "RateLimit-Reset": {**A_NUMBER, "description": "In how many seconds it begins anew."},
}
RETRY = {"Retry-After": {**A_NUMBER, "description": "After how many seconds to try again.", "required": True}}
MEANS = {
    200: "The answer.",
    201: "It is in, or was in already.",
    400: "Not JSON, or a wrong header.",
    401: "No key that holds.",
    403: "This key may not do this.",
    404: "Not there, or not of this organisation.",
    413: "Too large.",
    422: "A field is missing or wrong, or the idempotency key was used for something else.",
    429: "Too many requests.",
}
FIRST_ERROR, TOO_MANY = 400, 429


def described(schema: OpenAPISchema) -> OpenAPISchema:
    """The same description, completed."""
    for methods in schema["paths"].values():
        for operation in methods.values():
            for status, answer in operation["responses"].items():
                answer["description"] = MEANS[int(status)]
                answer["headers"] = {**HEADERS, **ALLOWANCE, **(RETRY if int(status) == TOO_MANY else {})}
                if int(status) >= FIRST_ERROR:
                    answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
    return schema
