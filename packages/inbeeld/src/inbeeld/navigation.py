"""What the page frame needs on every page."""

from django.http import HttpRequest


def page_frame(_request: HttpRequest) -> dict[str, object]:
    return {"navigation": []}
