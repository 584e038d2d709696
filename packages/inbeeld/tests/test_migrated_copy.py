"""The migrated database that tests begin with is made anew when a migration changes, and not when a page does."""

import ast
import shutil
from pathlib import Path

import pytest

from fixtures.migrated import SOURCE, fingerprint, imported_by, made_of

TABLES, WORDS, VIEW = "inbeeld/room/migrations/0001_initial.py", "inbeeld/room/first_words.py", "inbeeld/room/views.py"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An invented room, of which the migration fills a table."""
    files = {
        "inbeeld/__init__.py": "",
        "inbeeld/room/__init__.py": "",
        "inbeeld/room/apps.py": "",
        "inbeeld/room/migrations/__init__.py": "",
        TABLES: "from inbeeld.room.first_words import fill\n",
        WORDS: "def fill(apps, editor): ...\n",
        VIEW: "def page(request): ...\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.mark.parametrize(("edited", "made_anew"), [(TABLES, True), (WORDS, True), (VIEW, False)])
def test_an_edit_makes_it_anew_only_where_a_migration_reads(source: Path, edited: str, made_anew: bool) -> None:
    before = fingerprint(source)
    with (source / edited).open("a") as file:
        file.write("# edited\n")
    assert (fingerprint(source) != before) is made_anew


def test_a_room_that_goes_away_makes_it_anew(source: Path) -> None:
    before = fingerprint(source)
    shutil.rmtree(source / "inbeeld" / "room")
    assert fingerprint(source) != before


def runs_by_itself(path: Path) -> bool:
    tree = ast.parse(path.read_bytes())
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return not any(node.level or (node.module or "").startswith("inbeeld") for node in froms)


def test_what_a_migration_runs_imports_nothing_else_of_inbeeld() -> None:
    """Otherwise an edit there would change what the migrations make, and the copy would be stale."""
    called = {
        module
        for migration in made_of(SOURCE)
        if migration.parent.name == "migrations" and "RunPython" in migration.read_text()
        for module in imported_by(migration)
    }
    called -= {path for path in called if path.name == "__init__.py" and not path.read_text().strip()}
    assert called
    fields = {path for path in called if path.stem in {"fields", "querysets"}}
    assert not {path for path in called - fields if not runs_by_itself(path)}
