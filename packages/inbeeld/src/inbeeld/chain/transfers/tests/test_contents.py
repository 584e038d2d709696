"""The page about the package and the code agree, and no record of a case is forgotten."""

import re

from fixtures.sources import DOCS
from inbeeld.chain.transfers.contents import FACTS, package_parts

PAGE = (DOCS / "transfer-package.md").read_text(encoding="utf-8")


def lists_on_page() -> dict[str, set[str]]:
    rows = re.findall(r"^\| `(\w+)` \| (`\w+`, .+) \|$", PAGE[PAGE.index("| List |") :], re.M)
    return {name: set(re.findall(r"`(\w+)`", fields)) for name, fields in rows}


def test_the_page_lists_the_fields_of_each_list() -> None:
    """Of a room that was taken out the page tells all the same: the other side may have it."""
    for part in package_parts():
        assert lists_on_page()[part.name] == set(part.fields), part.name


def test_the_page_lists_the_facts() -> None:
    assert not [name for name in FACTS if f"`{name}`" not in PAGE]


def test_each_field_is_one_of_the_model() -> None:
    for kind in (part.kind for part in package_parts() if part.kind):
        names = {field.name for field in kind.model._meta.get_fields()}
        assert set(kind.fields) <= names


def test_no_two_rooms_bring_a_list_of_the_same_name() -> None:
    names = [part.name for part in package_parts()]
    assert len(names) == len(set(names))
