from pathlib import Path

from inbeeld.foundation.access.table import access_table

DOCS = next(parent for parent in Path(__file__).resolve().parents if (parent / "docs" / "decisions").is_dir()) / "docs"


def test_the_page_on_access_says_what_the_table_says() -> None:
    page = (DOCS / "access.md").read_text()
    assert page == access_table(), "Renew it with: inbeeld access_table > docs/access.md"
