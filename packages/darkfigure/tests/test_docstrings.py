"""Examples in docstrings are right, and what is public is documented."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil

import pytest

import darkfigure

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(darkfigure.__path__, "darkfigure.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name: str) -> None:
    module = pytest.importorskip(name)
    examples = doctest.DocTestFinder(exclude_empty=True).find(module, name)
    needed = "pyarrow" if name == "darkfigure.frames" else "darkfigure"
    pytest.importorskip(needed)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for example in examples:
        assert runner.run(example).failed == 0


@pytest.mark.parametrize("name", ["darkfigure", "darkfigure.disclosure", "darkfigure.multiple_systems"])
def test_all_that_is_public_can_be_had_and_is_documented(name: str) -> None:
    module = importlib.import_module(name)
    assert list(module.__all__) == sorted(module.__all__)
    for public in module.__all__:
        value = getattr(module, public)
        assert not inspect.isroutine(value) or inspect.getdoc(value)
