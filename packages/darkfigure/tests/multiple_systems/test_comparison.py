"""Answers side by side."""

from __future__ import annotations

import pytest

from darkfigure import CaptureHistories, InvalidInput, compare, compare_without_lists, datasets, estimate

LISTS = datasets.united_kingdom(4)


def test_each_answer_is_that_of_its_method() -> None:
    found = compare(LISTS, ["bic", "chao"], options={"bic": {"max_order": 1}})
    assert found["bic"].estimate == estimate(LISTS, "bic", max_order=1)
    assert found["chao"].estimate == estimate(LISTS, "chao")


def test_a_method_that_cannot_answer_is_an_answer_too() -> None:
    apart = CaptureHistories.from_sets(("A", "B", "C"), {("A",): 30, ("B",): 20, ("C",): 9})
    found = compare(apart, ["log-linear"])["log-linear"]
    assert (found.estimate, found.verdict.value) == (None, "refused")
    assert found.reasons == ("nobody stands on more than one list",)


def test_an_unknown_method_or_name_is_told_before_the_work() -> None:
    with pytest.raises(InvalidInput, match="log-linear"):
        compare(LISTS, ["bic", "magic"])
    with pytest.raises(InvalidInput, match="bic"):
        compare(LISTS, ["bic"])["magic"]


def test_each_list_is_left_out_once() -> None:
    found = compare_without_lists(LISTS)
    assert [answer.name for answer in found.answers] == list(LISTS.lists)
    with pytest.raises(InvalidInput, match="3 lists"):
        compare_without_lists(LISTS.restrict("LA", "NG"))
