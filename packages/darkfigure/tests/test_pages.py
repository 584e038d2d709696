"""The pages for researchers are run: what they print is what the library prints."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import darkfigure

PAGES = Path(__file__).parents[3] / "docs" / "researchers"
RUN = ["tutorial.md", "boys-only.md", "coming-from.md"]
R_PACKAGES = ["SparseMSE", "MultipleSystemsEstimation", "modslavmse", "Rcapture", "dga", "LCMCR", "MSETools"]

pytestmark = pytest.mark.skipif(not PAGES.exists(), reason="the pages are in the repository")


@pytest.mark.parametrize("name", RUN)
def test_a_page_prints_what_it_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("polars")
    monkeypatch.chdir(PAGES)
    options = doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
    failures, tried = doctest.testfile(str(PAGES / name), module_relative=False, optionflags=options)
    assert (failures, tried > 10) == (0, True)


def test_every_call_in_the_pages_is_run() -> None:
    """A call that stands in a sentence only would be believed and never tried."""
    for name in RUN:
        text = (PAGES / name).read_text(encoding="utf-8")
        run = " ".join(re.findall(r"^    (?:>>>|\.\.\.) (.*)$", text, re.M))
        said = {call for call in re.findall(r"`(\w+)\([^`]*\)`", text) if call in darkfigure.__all__}
        assert not {call for call in said if f"{call}(" not in run}, name


def test_each_package_has_its_section() -> None:
    headings = re.findall(r"^## (.*)$", (PAGES / "coming-from.md").read_text(encoding="utf-8"), re.M)
    assert [package for package in R_PACKAGES if not any(package in heading for heading in headings)] == []


def test_every_public_name_is_on_the_page_of_all_functions() -> None:
    text = (PAGES / "reference.md").read_text(encoding="utf-8")
    named = re.findall(r"^\.\. auto(?:class|function|exception):: (\w+)$", text, re.M)
    assert sorted([*named, "__version__", "datasets"]) == darkfigure.__all__
