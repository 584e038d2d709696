"""What the tests of the rule of refusal share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from darkfigure import Decision, Verdict
from darkfigure._verdicts import Weight

VERDICTS = {
    "gives": Verdict.GIVEN,
    Weight.RESERVES: Verdict.RESERVED,
    Weight.BOUNDS: Verdict.RESERVED,
    Weight.REFUSES: Verdict.REFUSED,
}


@pytest.fixture
def assert_ground() -> Callable[[Decision, str, Any], None]:
    """Nothing else speaks against the figure, so that this ground alone makes the verdict."""

    def check(decision: Decision, code: str, weight: Any) -> None:
        assert {reason.code: reason.weight for reason in decision.reasons} == (
            {} if weight == "gives" else {code: weight}
        )
        assert decision.verdict is VERDICTS[weight]
        assert (decision.at_least is not None) == (weight == Weight.BOUNDS)

    return check
