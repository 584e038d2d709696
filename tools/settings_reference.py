"""Writes the table of environment variables in docs/operate.md from where they are declared (`make docs`)."""

from pathlib import Path

from inbeeld.settings.environment import reference

PAGE = Path(__file__).resolve().parents[1] / "docs" / "operate.md"
HEAD, TAIL = "## Environment variables\n\n", "\nThe settings module itself"


def written(page: str) -> str:
    """The page with the table in its place."""
    before, rest = page.split(HEAD, 1)
    _old, after = rest.split(TAIL, 1)
    return f"{before}{HEAD}{reference()}{TAIL}{after}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text()))
