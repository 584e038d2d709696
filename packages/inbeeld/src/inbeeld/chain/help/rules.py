"""How the pages hang together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# Pages without a text file, so they have names of their own: who helps in a municipality, and writing without a name.
NEARBY = "nearby"
WRITE = "write"


def dead_ends(ways: Mapping[str, Iterable[str]]) -> list[str]:
    """What pages lead to and what does not exist."""
    known = {*ways, NEARBY, WRITE}
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
