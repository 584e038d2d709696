"""Who goes too fast has to wait; who does not, does not."""

from __future__ import annotations

from inbeeld.foundation.ceilings.waiting import Ceiling


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def ceiling(clock: Clock, *, in_total: int = 100) -> Ceiling:
    return Ceiling("3/15m", step="5s", longest="m", in_total=in_total, when_busy=1, clock=clock)


def test_the_wait_doubles_up_to_its_most_and_ends_with_the_window() -> None:
    clock = Clock()
    tries = ceiling(clock)
    waits = []
    for _ in range(9):
        tries.count("here")
        waits.append(tries.wait("here"))
    assert waits == [0, 0, 5, 10, 20, 40, 60, 60, 60]
    clock.now += 61
    assert tries.wait("here") == 0
    clock.now += 900
    tries.count("here")
    assert tries.wait("here") == 0


def test_one_address_does_not_slow_another() -> None:
    tries = ceiling(Clock())
    for _ in range(9):
        tries.count("here")
    assert tries.wait("there") == 0


def test_many_addresses_together_leave_each_fewer_tries() -> None:
    tries = ceiling(Clock(), in_total=50)
    for number in range(50):
        tries.count(f"address {number}")
    tries.count("here")
    assert tries.wait("here") > 0
    assert tries.wait("there") == 0


def test_what_is_kept_is_no_address() -> None:
    tries = ceiling(Clock())
    tries.count("203.0.113.9")
    assert "203.0.113.9" not in repr(vars(tries))
