"""A whole name in one cell."""

from __future__ import annotations

import pytest

from inbeeld.chain.import_export.whole_names import parted


@pytest.mark.parametrize(
    ("cell", "given", "family"),
    [
        ("Verzonnen van der Naam", "Verzonnen", "van der Naam"),
        ("van der Naam, Verzonnen", "Verzonnen", "van der Naam"),
        ("Merel, Wout van der", "Wout", "van der Merel"),
        ("Kevin van den Heuvel", "Kevin", "van den Heuvel"),
        ("de Vries  Tim", "Tim", "de Vries"),
        ("van der Merel Wout", "Wout", "van der Merel"),
        ("Yassin el Haddad", "Yassin", "el Haddad"),
        ("J. v.d. Berg", "J.", "v.d. Berg"),
        ("Mohammed Amin Bouzid", "Mohammed Amin", "Bouzid"),
        ("BAKKER, mo", "mo", "Bakker"),
        ("Anna-Sophie ter Horst", "Anna-Sophie", "ter Horst"),
        ("Smiley", "Smiley", ""),
        ("De Jong", "De", "Jong"),
        ("onbekende jongen", "", ""),
        ("NN", "", ""),
        ("jongen", "", ""),
        ("Naomi Verzonnen", "Naomi", "Verzonnen"),
        ("Niet Verzonnen", "", ""),
    ],
)
def test_a_whole_name_is_taken_apart(cell: str, given: str, family: str) -> None:
    found = parted(cell)
    assert (found.given, found.family) == (given, family)


@pytest.mark.parametrize(
    ("cell", "aliases"),
    [
        ("Bakker, mo (Mohamed)", ("Mohamed",)),
        ("onbekende jongen (bijnaam 'Smiley')", ("Smiley",)),
        ("Jan \u201cLach\u201d Verzonnen", ("Lach",)),
        ("Jan Verzonnen", ()),
        ("Sean O'Neill", ()),
    ],
)
def test_what_stands_in_brackets_is_another_name(cell: str, aliases: tuple[str, ...]) -> None:
    assert parted(cell).aliases == aliases
