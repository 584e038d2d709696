"""The fixtures that every room may use; `fixtures.engine` is loaded before the settings (pyproject.toml)."""

pytest_plugins = [
    "fixtures.append_only",
    "fixtures.personas",
    "fixtures.browser",
    "fixtures.cases",
    "fixtures.leaks",
    "fixtures.migrated",
    "fixtures.one_event",
    "fixtures.typing_along",
    "fixtures.destruction",
]
