"""How often what a report gives or reserves holds the truth, on twelve kinds of population of known size.

Prints the table that stands in docs/methods/refusal.md. `JOBS` processes (one by default); an argument sets the number
of populations of each kind. Fails when what is given covers less than 90 %, or what is reserved less than 75 %.
"""

import math
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
from numpy.typing import NDArray

from darkfigure import CaptureHistories, ReportSettings, Scenario, report, simulate_histories

POPULATIONS = 500
RESAMPLES = 200
GIVEN, RESERVED = 0.90, 0.75
HALF, DOUBLE = 0.5, 2.0
MIXED = 0.02
SETTINGS = ReportSettings(resamples=RESAMPLES, top=20)
FEW, SOME, MANY = (0.05, 0.03, 0.02, 0.01), (0.10, 0.08, 0.06, 0.05), (0.30, 0.25, 0.20, 0.20)
EASY, HARD = (0.40, 0.35, 0.30, 0.30), (0.02, 0.02, 0.02, 0.02)


def _two_kinds(size: int, share: float, easy: tuple[float, ...], hard: tuple[float, ...]) -> "Draw":
    """A share of the persons is hard to find."""

    def draw(seed: int) -> CaptureHistories:
        rng = np.random.default_rng(seed)
        chances = np.where(np.arange(size)[:, None] < share * size, hard, easy)
        return _from_members(rng.uniform(size=(size, len(easy))) < chances)

    return draw


def _triple(size: int, chances: tuple[float, ...], together: float) -> "Draw":
    """A share of the persons on the first list goes on to the second and third together."""

    def draw(seed: int) -> CaptureHistories:
        rng = np.random.default_rng(seed)
        member = rng.uniform(size=(size, len(chances))) < np.array(chances)
        sent = member[:, 0] & (rng.uniform(size=size) < together)
        member[:, 1:3] |= sent[:, None]
        return _from_members(member)

    return draw


def _two_groups(size: int, chances: tuple[float, ...]) -> "Draw":
    """Half of the persons can be on the first two lists only, the others on the last two, and one in fifty on any."""

    def draw(seed: int) -> CaptureHistories:
        rng = np.random.default_rng(seed)
        group = rng.integers(0, 2, size=size)
        mixed = rng.uniform(size=size) < MIXED
        allowed = (np.array([0, 0, 1, 1]) == group[:, None]) | mixed[:, None]
        return _from_members((rng.uniform(size=(size, 4)) < np.array(chances)) & allowed)

    return draw


def _from_members(member: NDArray[np.bool_]) -> CaptureHistories:
    names = tuple("ABCDEF"[: member.shape[1]])
    return CaptureHistories.from_membership(names, member[member.any(axis=1)].astype(int))


def _plain(scenario: Scenario) -> "Draw":
    return lambda seed: simulate_histories(scenario, seed=seed)


Draw = Callable[[int], CaptureHistories]
Trial = tuple[str, bool, bool, float]
KINDS: dict[str, tuple[int, Draw]] = {
    "boys: 400, about 45 seen in five years": (400, _plain(Scenario(400, FEW))),
    "1,000 on short lists": (1_000, _plain(Scenario(1_000, SOME))),
    "4,000 on short lists": (4_000, _plain(Scenario(4_000, SOME))),
    "4,000 on long lists": (4_000, _plain(Scenario(4_000, MANY))),
    "4,000 on long lists, two refer to each other": (4_000, _plain(Scenario(4_000, MANY, {(0, 1): 4.0}))),
    "2,000, two pairs, one of them exclusive": (
        2_000,
        _plain(Scenario(2_000, (0.15, 0.10, 0.20, 0.08), {(0, 1): 4.0, (2, 3): 0.25})),
    ),
    "3,000, a third goes on from one list to two others": (3_000, _triple(3_000, MANY, 0.33)),
    "4,000 on short lists, persons differ": (4_000, _plain(Scenario(4_000, SOME, heterogeneity=1.0))),
    "4,000 on long lists, persons differ": (4_000, _plain(Scenario(4_000, MANY, heterogeneity=1.0))),
    "4,000, four in five hard to find": (4_000, _two_kinds(4_000, 0.8, EASY, HARD)),
    "1,000 on three lists, four in five hard to find": (1_000, _two_kinds(1_000, 0.8, EASY[:3], HARD[:3])),
    "2,000 of two groups that share one in fifty": (2_000, _two_groups(2_000, (0.4, 0.4, 0.4, 0.4))),
}


def trial(kind: str, seed: int) -> Trial:
    """Return the verdict, whether it is a bound only, whether what is shown holds the truth, and candidate by truth."""
    truth, draw = KINDS[kind]
    answer = report(draw(seed), SETTINGS)
    candidate, figure = answer.findings.estimate, answer.figure
    ratio = candidate.population / truth if candidate else math.nan
    bound = answer.decision.at_least is not None
    return answer.decision.verdict.value, bound, figure is not None and truth in figure.interval, ratio


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    sys.stdout.write(f"{number} populations of each kind, {RESAMPLES} resamples each\n\n")
    sys.stdout.write(
        "| population | refused | reserved: lower bound | reserved: figure | given | lower bound right | "
        "reserved figure right | given right | off by half or double, had it not been refused |\n"
        f"|{'---|' * 9}\n"
    )
    every: list[Trial] = []
    with ProcessPoolExecutor(int(os.environ.get("JOBS", "1"))) as pool:
        for kind in KINDS:
            trials = list(pool.map(partial(trial, kind), range(number), chunksize=10))
            every += trials
            sys.stdout.write(f"| {kind} | {_row(trials)} |\n")
            sys.stdout.flush()
    sys.stdout.write(f"| all | {_row(every)} |\n")
    given = [right for verdict, _, right, _ in every if verdict == "given"]
    reserved = [right for verdict, _, right, _ in every if verdict == "reserved"]
    return 0 if np.mean(given) >= GIVEN and np.mean(reserved) >= RESERVED else 1


def _row(trials: list[Trial]) -> str:
    groups: dict[str, list[Trial]] = {name: [] for name in ("refused", "reserved bound", "reserved", "given")}
    for one in trials:
        groups[f"{one[0]} bound" if one[1] else one[0]].append(one)
    shares = [f"{len(group) / len(trials):.1%}" for group in groups.values()]
    right = [_share([ok for _, _, ok, _ in groups[name]]) for name in ("reserved bound", "reserved", "given")]
    wrong = [not HALF < ratio < DOUBLE for _, _, _, ratio in groups["refused"]]
    return " | ".join([*shares, *right, _share(wrong)])


def _share(held: list[bool]) -> str:
    return f"{np.mean(held):.1%} of {len(held)}" if held else "-"


if __name__ == "__main__":
    sys.exit(main())
