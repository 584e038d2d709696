"""Each purpose gets a method that fits, beside the cost of all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import numpy as np
import pytest

from darkfigure import InvalidInput
from darkfigure.disclosure import Dimension, FrequencyTable, Structure, choose
from darkfigure.disclosure.choosing import Audience, Purpose

PLACE = Dimension.from_groups("place", {"Total": ["A", "B", "C", "D"]})
METHODS = {"suppression", "rounding", "small-counts", "cell-key", "coarsening", "refuse"}
FITS = {
    "yearly": "suppression",
    "filters": "cell-key",
    "map": "coarsening",
    "series": "rounding",
    "estimates": "rounding",
}


@pytest.mark.parametrize("purpose", get_args(Purpose))
def test_a_purpose_gets_the_method_that_fits_and_why(
    purpose: Purpose, reference: Callable[[str], FrequencyTable]
) -> None:
    found = choose(reference("two_way_3"), "public", purpose)
    assert found.method == FITS[purpose]
    assert found.reason["nl"] != found.reason["en"]
    assert {option.method for option in found.options} == METHODS


@pytest.mark.parametrize("audience", get_args(Audience))
def test_the_cost_of_each_is_counted(audience: Audience, reference: Callable[[str], FrequencyTable]) -> None:
    table = reference("two_way_3")
    options = {option.method: option for option in choose(table, audience, "yearly").options}
    cells = len(table.structure.cells)
    assert all(option.safe for option in options.values())
    hidden = options["suppression"]
    assert (hidden.shown + hidden.hidden, hidden.changed, hidden.total_error) == (cells, 0, 0)
    rounded = options["rounding"]
    assert rounded.changed == cells
    assert 0 < rounded.largest_error < 5
    assert rounded.largest_error <= rounded.total_error <= cells * rounded.largest_error
    coarse = options["coarsening"]
    assert 0 < coarse.shown < cells
    assert coarse.total_error == options["refuse"].shown == 0
    assert all(set(option.lost) == {"nl", "en"} and all(option.lost.values()) for option in options.values())


def test_a_table_that_would_be_mostly_empty_is_merged_instead(reference: Callable[[str], FrequencyTable]) -> None:
    found = choose(reference("boys15_region"), "public", "yearly")
    assert found.method == "coarsening"
    assert "merge" in found.reason["en"]


def test_a_table_of_too_few_is_not_published() -> None:
    found = choose(FrequencyTable(Structure((PLACE,)), np.array([1, 1, 0, 1])), "public", "yearly")
    assert found.method == "refuse"
    assert "niets" in found.reason["nl"]


def test_unknown_words_are_refused() -> None:
    table = FrequencyTable(Structure((PLACE,)), np.array([9, 9, 9, 9]))
    with pytest.raises(InvalidInput, match="audience"):
        choose(table, "everybody", "yearly")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="purpose"):
        choose(table, "public", "fun")  # type: ignore[arg-type]
