"""Are the documents and conferences of a package what the schema says?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from inbeeld.chain.conferences.api import ITEM_PARTS, Presence, Way
from inbeeld.chain.documents.api import DocumentKind
from inbeeld.foundation.files.api import Kind, LeftOut

from .checking_values import check_day, is_text, must
from .contents import MOST_ROWS, WRITER

LONGEST_NAME = 300
LONGEST_PAPER = 200


def check_documents(rows: Any, files: Collection[str]) -> None:
    for row in _rows(rows):
        must(row["kind"] in DocumentKind.values and is_text(row["title"]) and is_text(row[WRITER]))
        for version in _rows(row["versions"]):
            _check_version(version, files)


def _check_version(version: Mapping[str, Any], files: Collection[str]) -> None:
    must(version["file"] in files)
    must(is_text(version["name"]) and len(version["name"]) <= LONGEST_NAME and is_text(version[WRITER]))
    must(version["came_as"] in {kind.value for kind in Kind})
    for what, count in version["left_out"].items():
        must(what in {one.value for one in LeftOut} and type(count) is int and 0 <= count <= MOST_ROWS)
    must(is_text(version["paper"]) and len(version["paper"]) <= LONGEST_PAPER)
    check_day(version["compared_on"], may_be_empty=True)
    must(is_text(version["compared_by"]) and len(version["compared_by"]) <= LONGEST_NAME)
    must(version["came_as"] == Kind.SCAN or not version["compared_on"])
    check_day(version["on"], may_be_empty=False)


def check_conferences(rows: Any) -> None:
    for row in _rows(rows):
        check_day(row["on"], may_be_empty=False)
        must(row["begins"] == "" or dt.time.fromisoformat(row["begins"]))
        must(row["way"] in Way.values and is_text(row["where"]) and is_text(row[WRITER]))
        for name, presence in _rows(row["people"]):
            must(is_text(name) and presence in Presence.values)
        for item in _rows(row["items"]):
            _check_item(item)


def _check_item(item: Mapping[str, Any]) -> None:
    must(item["part"] in ITEM_PARTS and is_text(item["subject"]) and is_text(item["notes"]))
    for day, text in _rows(item["decisions"]):
        check_day(day, may_be_empty=False)
        must(is_text(text))


def _rows(rows: Any) -> list[Any]:
    must(isinstance(rows, list) and len(rows) <= MOST_ROWS)
    found: list[Any] = rows
    return found
