"""The page about the package and the code agree, and no record of a case is forgotten."""

import re

from fixtures.sources import DOCS
from inbeeld.chain.transfers.contents import (
    CONFERENCE_FIELDS,
    CONSENT_FIELDS,
    DOCUMENT_FIELDS,
    FACTS,
    ITEM_FIELDS,
    KINDS,
    VERSION_FIELDS,
    WRITER,
)

PAGE = (DOCS / "transfer-package.md").read_text(encoding="utf-8")


def fields_on_page(name: str) -> set[str]:
    row = re.search(rf"^\| `{name}` \| (.+) \|$", PAGE, re.M)
    assert row, name
    return set(re.findall(r"`(\w+)`", row[1]))


def test_the_page_lists_the_fields_of_each_kind_of_record() -> None:
    for name, kind in KINDS.items():
        assert fields_on_page(name) == {*kind.fields, WRITER}, name
    assert fields_on_page("consents") == set(CONSENT_FIELDS)
    assert fields_on_page("documents") == {*DOCUMENT_FIELDS, *VERSION_FIELDS}
    assert fields_on_page("conferences") == {*CONFERENCE_FIELDS, *ITEM_FIELDS}


def test_the_page_lists_the_facts() -> None:
    assert not [name for name in FACTS if f"`{name}`" not in PAGE]


def test_each_field_is_one_of_the_model() -> None:
    for kind in KINDS.values():
        names = {field.name for field in kind.model._meta.get_fields()}
        assert set(kind.fields) <= names
