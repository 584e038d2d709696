"""Examples in docstrings are right, and what is public is documented."""

from __future__ import annotations

import doctest
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import darkfigure
from darkfigure import disclosure
from darkfigure._multiple_systems.methods import METHODS

README = Path(__file__).parents[1] / "README.md"
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(darkfigure.__path__, "darkfigure.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name: str) -> None:
    module = pytest.importorskip(name)
    examples = doctest.DocTestFinder(exclude_empty=True).find(module, name)
    needed = "pyarrow" if name == "darkfigure._frames" else "darkfigure"
    pytest.importorskip(needed)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for example in examples:
        assert runner.run(example).failed == 0


def test_all_that_is_public_can_be_had_is_sorted_and_is_documented() -> None:
    assert darkfigure.__all__ == sorted(darkfigure.__all__) == dir(darkfigure)
    for public in darkfigure.__all__:
        assert inspect.getdoc(getattr(darkfigure, public)), public


def test_all_that_is_public_of_disclosure_control_is_sorted_and_is_documented() -> None:
    assert sorted(disclosure.__all__) == disclosure.__all__
    for public in disclosure.__all__:
        assert inspect.getdoc(getattr(disclosure, public)), public


def test_the_readme_lists_exactly_what_is_exported() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", README.read_text(encoding="utf-8").partition("## From Python")[2], re.M)
    assert sorted([*listed, "__version__"]) == darkfigure.__all__


def test_every_module_behind_the_face_is_private() -> None:
    found = {module.name for module in pkgutil.iter_modules(darkfigure.__path__)}
    assert {name for name in found if not name.startswith("_")} <= {"datasets", "disclosure"}


def test_estimators_have_one_grammar() -> None:
    """The name says the function, and the table of methods lists its arguments."""
    for name, method in METHODS.items():
        function = getattr(darkfigure, f"estimate_{name.replace('-', '_')}")
        assert tuple(inspect.signature(function).parameters) == ("histories", *method.options)
