"""The migrated database that tests begin with is made anew when a migration changes, and not when a page does."""

import shutil
from pathlib import Path

import pytest

from fixtures.migrated import SOURCE, fingerprint, made_of

TABLES, WORDS = "inbeeld/room/migrations/0001_initial.py", "inbeeld/room/first_words.py"
MORE_WORDS, FIELDS, VIEW = "inbeeld/room/more_words.py", "inbeeld/room/fields.py", "inbeeld/room/views.py"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An invented room, of which the migration fills a table."""
    files = {
        "inbeeld/__init__.py": "",
        "inbeeld/room/__init__.py": "",
        "inbeeld/room/apps.py": "",
        "inbeeld/room/migrations/__init__.py": "",
        TABLES: "import inbeeld.room.fields\nfrom inbeeld.room.first_words import fill\n",
        WORDS: "from .more_words import WORDS\n\ndef fill(apps, editor): ...\n",
        MORE_WORDS: "WORDS = ()\n",
        FIELDS: "from .views import page\n",
        VIEW: "def page(request): ...\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("edited", "made_anew"), [(TABLES, True), (WORDS, True), (MORE_WORDS, True), (FIELDS, True), (VIEW, False)]
)
def test_an_edit_makes_it_anew_only_where_a_migration_reads(source: Path, edited: str, made_anew: bool) -> None:
    before = fingerprint(source)
    with (source / edited).open("a") as file:
        file.write("# edited\n")
    assert (fingerprint(source) != before) is made_anew


def test_a_room_that_goes_away_makes_it_anew(source: Path) -> None:
    before = fingerprint(source)
    shutil.rmtree(source / "inbeeld" / "room")
    assert fingerprint(source) != before


def test_what_migrations_run_reaches_no_page() -> None:
    """Otherwise an edit of a page would make every table anew again."""
    reached = {path.relative_to(SOURCE) for path in made_of(SOURCE)}
    assert [path for path in reached if path.name == "0001_initial.py"]
    assert not [path for path in reached if {"views", "views.py", "forms", "forms.py", "urls.py"} & set(path.parts)]
