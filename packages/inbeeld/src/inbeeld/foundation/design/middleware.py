"""Headers and language for every page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

Responder = Callable[[HttpRequest], HttpResponse]

FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
# A security key is how staff prove who they are; only our own pages may ask for one.
PERMISSIONS = ", ".join(
    [
        *(f"{feature}=()" for feature in FEATURES),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    ]
)


def indexable(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a public view whose page search engines may list."""
    view.indexable = True  # type: ignore[attr-defined]
    return view


class PrivateResponses:
    """Tells browsers, caches and search engines to keep nothing of a page and to give it no device."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        match = request.resolver_match
        if match is None or not getattr(match.func, "indexable", False):
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response


class ChosenLanguage:
    """Shows Dutch until somebody chooses otherwise: in the address (`?language=en`) for once, by cookie for good."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("language") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response
