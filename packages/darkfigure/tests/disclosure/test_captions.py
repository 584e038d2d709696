"""A release says how it was protected, in both languages, and never with a key."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from darkfigure.disclosure import (
    CellKeys,
    Dimension,
    FrequencyTable,
    Release,
    Structure,
    add_noise,
    coarsen,
    refuse,
    round_small_counts,
    round_table,
    suppress,
)

PLACE = Dimension.from_groups("place", {"Total": ["A", "B", "C", "D"]})
TABLE = FrequencyTable(Structure((PLACE,)), np.array([2, 7, 30, 12]))
SECRET = b"seventeen letters"
MADE: dict[str, Callable[[], Release]] = {
    "suppression": lambda: suppress(TABLE).release,
    "rounding": lambda: round_table(TABLE, secret=SECRET).release,
    "small-counts": lambda: round_small_counts(TABLE, secret=SECRET).release,
    "cell-key": lambda: add_noise(TABLE, CellKeys(SECRET)).release,
    "coarsening": lambda: coarsen(TABLE).release,
    "refuse": lambda: refuse(TABLE).release,
}


@pytest.mark.parametrize("method", MADE)
def test_every_method_has_its_caption_and_its_way_of_adding_up(method: str) -> None:
    about = MADE[method]().metadata()
    assert about["method"] == method
    assert {"version", "digest", "parameters"} <= set(about)
    for words in (about["caption"], about["adding_up"]):
        assert words["nl"] != words["en"]
        assert not any("{" in text or "?" in text for text in words.values())
    assert SECRET.decode() not in str(about)


def test_a_caption_counts_what_is_hidden() -> None:
    assert MADE["suppression"]().metadata()["caption"]["en"].startswith("2 of 5 figures are hidden (x)")


def test_hidden_figures_all_have_the_same_mark_and_small_counts_say_what_they_mean() -> None:
    hidden = MADE["suppression"]()
    assert {hidden.marked(cell) for cell in hidden.hidden} == {"x"}
    small = MADE["small-counts"]()
    assert small.marked(("A",)) in ("<5", "5")
    assert small.marked(("C",)) == "30"
