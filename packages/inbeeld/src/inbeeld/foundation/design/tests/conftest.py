"""Reading HTML in tests."""

from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import RequestFactory


@pytest.fixture
def render() -> Callable[..., str]:
    """`render("{% status 'New' %}", path="/?order=name", form=form)`: a template as a page would draw it."""

    def draw(source: str, path: str = "/", **values: object) -> str:
        return Template(source).render(Context({"request": RequestFactory().get(path), **values}))

    return draw
