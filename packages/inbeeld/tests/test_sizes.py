"""Modules and functions stay of a size that one person can hold in mind."""

import ast
from statistics import median

from fixtures.sources import modules, short

LONGEST_MODULE = 300
LONG_FUNCTION = 35
TYPICAL_FUNCTION = 11
# Two that tell one story: a grammar of hostile documents, and every attack on the database by every persona.
LONG_STORIES = {
    "packages/inbeeld/tests/fixtures/document_variants.py",
    "packages/inbeeld/tests/test_hostile_database.py",
}
LONGEST_STORY = 450
SAYS_NOTHING = {"utils", "helpers", "misc", "common", "manager", "handler", "part2"}


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    lengths = {short(path): len(path.read_text().splitlines()) for path, _ in modules(tests=True)}
    assert not {path for path, length in lengths.items() if length > LONGEST_MODULE and path not in LONG_STORIES}
    assert all(LONGEST_MODULE < lengths[path] <= LONGEST_STORY for path in LONG_STORIES)


def test_most_functions_are_short() -> None:
    lengths = [
        length(node) for _, module in modules() for node in ast.walk(module) if isinstance(node, ast.FunctionDef)
    ]
    long = sum(length > LONG_FUNCTION for length in lengths)
    assert median(lengths) <= TYPICAL_FUNCTION
    assert long <= len(lengths) / 10


def test_each_module_is_named_after_a_thing() -> None:
    assert not [short(path) for path, _ in modules(tests=True) if path.stem in SAYS_NOTHING]


def length(function: ast.FunctionDef) -> int:
    """The lines of the body without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1
