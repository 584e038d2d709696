"""The tail of the chi-square distribution."""

from __future__ import annotations

import math

import pytest
from scipy.stats import chi2

from darkfigure._multiple_systems.chi_square import tail


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 7, 10, 57, 120, 247, 4001])
@pytest.mark.parametrize("share", [0.0, 1e-6, 0.2, 0.9, 1.0, 1.1, 2.0, 5.0])
def test_the_tail_is_that_of_scipy(degrees: int, share: float) -> None:
    expected = float(chi2.sf(share * degrees, degrees))
    assert tail(share * degrees, degrees) == pytest.approx(expected, rel=1e-11, abs=1e-300)


def test_nothing_lies_below_zero_and_nothing_beyond_infinity() -> None:
    assert tail(-1.0, 3) == 1.0
    assert tail(math.inf, 3) == 0.0
    assert tail(1e12, 2) == 0.0
