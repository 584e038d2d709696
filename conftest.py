"""The fixtures that every room may use; `fixtures.engine` is loaded before the settings (pyproject.toml)."""

import os

import pytest

pytest_plugins = [
    "fixtures.append_only",
    "fixtures.personas",
    "fixtures.browser",
    "fixtures.leaks",
    "fixtures.typing_along",
]


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The PostgreSQL server of a run goes away as a whole: nothing is dropped while somebody may be connected."""
    return os.environ.get("INBEELD_TEST_ENGINE") == "postgresql"
