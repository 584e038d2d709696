"""Error pages help, and tell nothing about what is there."""

import pytest
from django.db import InterfaceError, OperationalError
from django.template.loader import render_to_string
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "503"])
def test_an_error_page_is_drawn_without_a_request(name: str) -> None:
    html = render_to_string(f"{name}.html")
    assert "<h1>" in html
    assert "Bel 112" in html
    assert "request" not in html.lower()


def test_a_wrong_address_gets_the_page_for_it() -> None:
    response = Client().get("/zaken-van-vroeger/")
    assert response.status_code == 404
    assert "Pagina niet gevonden" in response.content.decode()
    assert "zaken-van-vroeger" not in response.content.decode()


@pytest.mark.parametrize(("fault", "status"), [(OperationalError, 503), (InterfaceError, 503), (ValueError, 500)])
def test_a_database_that_does_not_answer_is_told_apart_from_a_mistake_of_ours(
    fault: type[Exception], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_request: object) -> None:
        raise fault

    monkeypatch.setattr(
        "inbeeld.foundation.design.middleware.ChosenLanguage.__call__", lambda _self, request: fails(request)
    )
    response = Client(raise_request_exception=False).get("/stijl/")
    assert response.status_code == status
    assert ("Dit lukt nu even niet" in response.content.decode()) == (status == 503)
    assert response.headers.get("Retry-After") == ("60" if status == 503 else None)


def test_a_form_without_its_token_gets_the_stale_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/taal/", {"language": "en"})
    assert response.status_code == 403
    assert "Deze pagina stond te lang open" in response.content.decode()


STORY = "Hij kwam drie keer met nieuwe schoenen, en hij zei dat hij ze had gekregen."


def test_a_stale_page_gives_back_what_was_typed() -> None:
    client = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
    typed = {"facts": STORY + "<script>", "password": "a-password-of-twenty-letters", "kind": "kort"}
    html = client.post("/taal/", typed).content.decode()
    assert STORY in html
    assert "<script>" not in html
    assert "a-password-of-twenty-letters" not in html
    assert "kort<" not in html


def test_a_form_forged_by_another_site_gets_nothing_shown() -> None:
    client = Client(enforce_csrf_checks=True, headers={"Origin": "https://example.nl"})
    assert STORY not in client.post("/taal/", {"facts": STORY}).content.decode()


def test_an_error_sample_that_does_not_exist_is_not_found() -> None:
    assert Client().get("/stijl/fout/skeleton/").status_code == 404
