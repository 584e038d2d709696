"""What browsers, caches and search engines are told about a page."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch

from inbeeld.foundation.design.middleware import PrivateResponses, indexable

pytestmark = pytest.mark.django_db


def test_a_page_is_kept_nowhere_and_gets_no_device() -> None:
    response = Client().get("/stijl/")
    assert response["Cache-Control"] == "no-store"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    for device in ("camera", "microphone", "geolocation"):
        assert f"{device}=()" in response["Permissions-Policy"]


def test_our_own_forms_carry_their_origin_and_other_sites_learn_nothing() -> None:
    assert Client().get("/stijl/")["Referrer-Policy"] == "same-origin"


def test_an_address_that_does_not_exist_is_private_too() -> None:
    response = Client().get("/bestaat-niet/")
    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store"
    assert "X-Robots-Tag" in response


def test_only_a_view_that_says_so_may_be_listed() -> None:
    @indexable
    def help_page(request: HttpRequest) -> HttpResponse:
        return HttpResponse("ok")

    request = RequestFactory().get("/hulp/")
    request.resolver_match = ResolverMatch(help_page, (), {})
    response = PrivateResponses(help_page)(request)
    assert "X-Robots-Tag" not in response
    assert response["Cache-Control"] == "no-store"


def test_a_public_page_sets_no_cookie() -> None:
    for path in ("/stijl/openbaar/", "/stijl/fout/404/", "/weg/"):
        assert not Client().get(path).cookies


def test_no_page_carries_inline_style_or_script() -> None:
    for path in ("/stijl/", "/stijl/openbaar/", "/stijl/fouten/", "/stijl/bevestigen/", "/stijl/fout/404/", "/weg/"):
        html = Client().get(path).content.decode()
        assert " style=" not in html
        assert " onclick" not in html
        assert "<style" not in html
        assert "<script>" not in html
