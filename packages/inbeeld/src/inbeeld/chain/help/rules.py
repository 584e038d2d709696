"""How the pages hang together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# Pages without a text file, so they have names of their own: who helps in a municipality, writing without a name, and
# asking the care coordinator.
NEARBY = "nearby"
WRITE = "write"
ASK = "ask"
ELSEWHERE = {NEARBY, WRITE, ASK}


def dead_ends(ways: Mapping[str, Iterable[str]]) -> list[str]:
    """What pages lead to and what does not exist."""
    known = {*ways, *ELSEWHERE}
    return sorted({target for targets in ways.values() for target in targets} - known)


def within_reach(ways: Mapping[str, Iterable[str]], start: str) -> set[str]:
    """Every page that can be reached from the first one."""
    reached, waiting = {start}, [start]
    while waiting:
        for target in ways.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def steps_back(ways: Mapping[str, Iterable[str]], start: str) -> dict[str, str]:
    """For each page the one before it on the shortest way from the first."""
    before: dict[str, str] = {}
    waiting = [start]
    while waiting:
        page = waiting.pop(0)
        for target in ways.get(page, ()):
            if target != start and target not in before:
                before[target] = page
                waiting.append(target)
    return before
