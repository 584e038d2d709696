"""Everything that cannot be undone stands in the table, with its guard; and the table is true."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from fixtures.sources import DOCS, INBEELD, modules
from inbeeld.foundation.four_eyes.acts import act_of, all_acts, terms

CALLS = {
    "delete",
    "destroy",
    "erase",
    "forget",
    "purge_before",
    "retire_master_keys",
    "rmtree",
    "shred",
    "truncate",
    "unlink",
    "without",
    "_raw_delete",
}
NAMED = re.compile(
    r"(close|destroy|drop|end|erase|export|forget|purge|remove|replace|restore|retire|revoke|shred)(_|$)|withdraw"
)
PLACE = re.compile(r"^\| `([\w/]+:\w+)` \|", re.M)
ACT = re.compile(r"^\| `([a-z_]+\.[a-z_]+)`[^|]*\| ([^|]+)\| ([^|]+)\| (\d+) h, (\d+) h \| (\d+) h, (\d+) h", re.M)


def page() -> str:
    return (DOCS / "irreversible.md").read_text(encoding="utf-8")


def found_in(module: ast.Module, name: str) -> Iterator[str]:
    """The functions of a module that take something away, or say so by their name."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            public = not node.name.startswith("_") and "services" in name
            if called_in(node) & CALLS or (public and NAMED.match(node.name)) or closes_something(node):
                yield f"{name}:{node.name}"


def called_in(function: ast.FunctionDef) -> set[str]:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def closes_something(function: ast.FunctionDef) -> bool:
    """`record.closed_on = ...` of an organisation: the one that nothing opens again."""
    targets = [target for node in ast.walk(function) if isinstance(node, ast.Assign) for target in node.targets]
    return any(ast.unparse(target) == "organisation.closed_on" for target in targets)


def places() -> set[str]:
    found: set[str] = set()
    for path, module in modules():
        if path.is_relative_to(INBEELD):
            found |= set(found_in(module, path.relative_to(INBEELD).with_suffix("").as_posix()))
    return found


def test_each_place_stands_in_the_table() -> None:
    """A new service that destroys something fails here until somebody said what guards it."""
    assert not sorted(places() - set(PLACE.findall(page())))


def test_the_table_names_no_place_that_is_gone() -> None:
    assert not sorted(set(PLACE.findall(page())) - places())


def test_each_place_says_what_guards_it() -> None:
    lines = [line for line in page().splitlines() if PLACE.match(line)]
    assert not [line for line in lines if len([cell for cell in line.split("|") if cell.strip()]) < 3]


def test_the_acts_of_two_persons_stand_there_with_their_terms_and_floors() -> None:
    written = {code: tuple(map(int, hours)) for code, _asks, _decides, *hours in ACT.findall(page())}
    in_code = {}
    for term in terms().term:
        act = act_of(term.act)
        floors = (int(floor.total_seconds() // 3600) for floor in (act.least_wait, act.least_undo))
        in_code[act.code] = (term.wait_hours, term.undo_hours, *floors)
    assert written == in_code
    assert set(written) == set(all_acts())


def test_a_service_that_destroys_would_be_found() -> None:
    code = "def tidy(case, *, by):\n    case.data_key.destroy()\n\ndef close_region(region, *, by):\n    pass\n"
    assert set(found_in(ast.parse(code), "chain/x/services")) == {
        "chain/x/services:tidy",
        "chain/x/services:close_region",
    }
