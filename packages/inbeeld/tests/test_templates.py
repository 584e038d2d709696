"""What no template may hold: the content security policy would block it, or it would reach out to strangers."""

import re

import pytest

from fixtures.sources import short, templates

FORBIDDEN = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style[\s>]", re.I),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.I),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.I),
    "an hx-on attribute": re.compile(r"\shx-on", re.I),
    "a script address": re.compile(r"[\"']javascript:", re.I),
    "a file from another site": re.compile(
        r"<(?:img|script|link|iframe|form|video|audio|source)\b[^>]*[\"'](?:https?:)?//", re.I
    ),
    "a field for files": re.compile(r"type\s*=\s*[\"']file[\"']", re.I),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    without_comments = (
        (path, re.sub(r"{#.*?#}|{% comment.*?endcomment %}", "", text, flags=re.S)) for path, text in templates()
    )
    assert not [short(path) for path, text in without_comments if FORBIDDEN[what].search(text)]


def test_each_template_stands_in_the_folder_of_its_room() -> None:
    """Two rooms with a template of one name would hide each other's."""
    for path, _ in templates():
        room, _, inside = path.as_posix().partition("/templates/")
        allowed = (
            room.rsplit("/", 1)[1] + "/",
            "account/",
            "mfa/",
            "usersessions/",
            "socialaccount/",
            "allauth/",
            "django/forms/",
        )
        is_error_page = re.fullmatch(r"\d{3}(_csrf)?\.html", inside)
        assert inside.startswith(allowed) or is_error_page, short(path)
