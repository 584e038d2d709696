"""Where the tests of this room begin."""

from __future__ import annotations

import pytest
from django.test import Client

START = "/signalen/herkennen/"


@pytest.fixture
def anybody(db: None) -> Client:
    """A browser without any cookie."""
    return Client(enforce_csrf_checks=True)
