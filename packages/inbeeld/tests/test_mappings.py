"""What is said of the codes of a list is said of each of them, or it is named here why not.

A new form of exploitation, or any other code, fails here with the places that have no word for it yet.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from importlib import import_module

import pytest

import inbeeld
from inbeeld.chain.cases.api import SUB_FORMS, codes
from inbeeld.chain.import_export.api import STILL_OPEN, SYNONYMS, TARGETS

EVERY_OTHER = {"*"}
# Mappings that leave codes out on purpose, by their name: the codes, and why.
PARTIAL: Mapping[str, tuple[set[str], str]] = {
    "SAID_BY": ({"name", "alias", "born"}, "nothing that was found says these already"),
    "SEX_EXPLOITATIONS": (
        {"private_home", "escort", "hotel", "street", "window", "club", "party", "unknown"},
        "the type of place says nothing of how (HTCDS); `NOT_EXPORTED` says so in the file",
    ),
    "STEP_OF": ({"note", "details", "closed", "reopened"}, "no step of the meldcode"),
    "FORMS": ({"details", "closed", "reopened"}, "written down by a page of its own"),
    "HEADINGS": ({"details", "closed", "reopened"}, "written down by a page of its own"),
    "LISTS": ({"covered", "no_source", "repeated"}, "found without a list of words"),
    "following.ENDINGS": ({"passed_on"}, "goes on at another desk"),
    "_HELPERS": (EVERY_OTHER, "an action that is not named is not allowed"),
    "_FIGURES": (EVERY_OTHER, "an action that is not named is not allowed"),
    "PART_OF_ACTION": (EVERY_OTHER, "most actions are about no part of a case"),
}
# Forms of which nothing can be said more exactly.
WITHOUT_SUB_FORM = {"forced_begging", "organ_removal", "other", "unknown"}


def modules() -> Iterator[object]:
    for found in pkgutil.walk_packages(inbeeld.__path__, "inbeeld."):
        if not {"tests", "migrations", "settings", "__main__", "wsgi"} & set(found.name.split(".")):
            yield import_module(found.name)


def code_mappings() -> Iterator[tuple[str, type[Enum], Mapping[Enum, object]]]:
    """Each mapping of a module whose keys are codes of one list."""
    for module in modules():
        for name, value in vars(module).items():
            if not isinstance(value, Mapping) or not value:
                continue
            lists = {type(key) for key in value}
            (first, *others) = lists
            if not others and issubclass(first, Enum):
                yield f"{module.__name__}.{name}", first, value  # type: ignore[attr-defined]


def short(where: str) -> str:
    return ".".join(where.split(".")[-2:])


def lacking(where: str, known: Collection[str], said: Collection[str], left_out: Collection[str]) -> str:
    """What to do, in words; nothing when each code is said or named as left out."""
    missing = sorted(set(known) - set(said) - set(left_out))
    stale = sorted(set(left_out) & set(said)) + sorted(set(left_out) - set(known))
    if missing:
        return f"{where} says nothing for {', '.join(missing)}: add it there, or name it here as left out, and why."
    return f"{where} no longer leaves out {', '.join(stale)}: take that away here." if stale else ""


def test_each_mapping_of_codes_is_complete_or_says_what_it_leaves_out() -> None:
    found = {}
    for where, listed, mapping in code_mappings():
        left_out, _why = PARTIAL.get(short(where)) or PARTIAL.get(where.rpartition(".")[2]) or (set(), "")
        said = [str(key.value) for key in mapping]
        if left_out == EVERY_OTHER:
            left_out = {str(code.value) for code in listed} - set(said)
        found[where] = lacking(where, [str(code.value) for code in listed], said, left_out)
    assert len(found) > 20
    assert "\n".join(filter(None, found.values())) == ""
    names = {short(where) for where in found} | {where.rpartition(".")[2] for where in found}
    assert set(PARTIAL) <= names, "a mapping that is named here is gone"


@pytest.mark.parametrize("name", sorted(SYNONYMS))
def test_each_code_of_a_list_is_recognised_by_other_words(name: str) -> None:
    listed = TARGETS[name].codes
    assert listed is not None
    known = set(listed.values) - {"unknown"}  # of every list: `UNKNOWN`
    assert lacking(f"targets.SYNONYMS[{name!r}]", known, set(SYNONYMS[name]) - {STILL_OPEN}, ()) == ""


def test_each_form_has_its_sub_forms_or_is_named() -> None:
    assert lacking("cases.rules.SUB_FORMS", codes.Form.values, SUB_FORMS, WITHOUT_SUB_FORM) == ""
    for form, found in SUB_FORMS.items():
        assert found <= set(codes.SubForm.values), form
    assert lacking("cases.codes.SubForm", codes.SubForm.values, set().union(*SUB_FORMS.values()), {"unknown"}) == ""


def test_a_new_form_is_asked_for_by_name() -> None:
    told = lacking("cases.rules.SUB_FORMS", [*codes.Form.values, "new_form"], SUB_FORMS, WITHOUT_SUB_FORM)
    assert told == (
        "cases.rules.SUB_FORMS says nothing for new_form: add it there, or name it here as left out, and why."
    )
