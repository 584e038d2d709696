"""What a page says was measured is what the benchmark recorded."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "docs" / "methods"
# Pages on which every time stands in a block that a benchmark wrote.
ONLY_MEASURED = ["speed.md", "thresholding.md", "decomposable-graphs.md", "latent-classes.md"]
TIME = re.compile(r"\d\s?(?:s|ms|\u00b5s|seconds|minutes|x)\b(?! of (?:CPU )?limit)")

pytestmark = pytest.mark.skipif(not (ROOT / "benchmarks").exists(), reason="the records are in the repository")


@pytest.fixture(scope="module")
def records() -> ModuleType:
    """The module that writes the blocks, from its file: tests and benchmarks share no path."""
    names = {"benchmarks": ROOT / "benchmarks" / "__init__.py"}
    names |= {f"benchmarks.{name}": ROOT / "benchmarks" / f"{name}.py" for name in ("report", "records")}
    for name, path in names.items():
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = sys.modules.setdefault(name, importlib.util.module_from_spec(spec))
        spec.loader.exec_module(module)
    return sys.modules["benchmarks.records"]


def test_every_block_is_its_record(records: ModuleType) -> None:
    for page in sorted((ROOT / "docs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        assert text == records.filled(text), f"{page.name}: make bench writes the blocks, nobody else"


def test_every_record_stands_on_a_page(records: ModuleType) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md"))
    kept = [path.stem for path in records.RECORDS.glob("*.json")]
    assert kept
    assert [name for name in kept if f"<!-- measured: {name} -->" not in text] == []


def test_another_number_on_the_page_is_seen(records: ModuleType) -> None:
    text = (PAGES / "speed.md").read_text(encoding="utf-8")
    changed = text.replace("| thresholding, United Kingdom", "| thresholding, Ireland", 1)
    assert changed != text
    assert records.filled(changed) == text


@pytest.mark.parametrize("page", ONLY_MEASURED)
def test_no_time_stands_outside_a_block(page: str, records: ModuleType) -> None:
    text = records.BLOCK.sub("", (PAGES / page).read_text(encoding="utf-8"))
    assert TIME.findall(text) == []


def test_a_record_names_machine_and_date(records: ModuleType) -> None:
    for path in records.RECORDS.glob("*.json"):
        record = records.read(path.stem)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", record.measured)
        assert "processors" in record.machine
        assert record.call.startswith("make bench")
