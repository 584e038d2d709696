"""How often what a report gives or reserves holds the truth, on twelve kinds of population of known size.

Writes the table of docs/methods/refusal.md. `JOBS` processes (one by default); an argument sets the number of
populations of each kind, and then nothing is written. What was done is kept in build/benchmarks, so that a run that was
broken off goes on where it was; a change of the library begins anew. Fails when on any kind what is given covers less
than 90 %, or what is reserved less than 75 %.
"""

import hashlib
import json
import math
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import darkfigure
from benchmarks import records
from darkfigure import CaptureHistories, ReportSettings, Scenario, report, simulate_histories

POPULATIONS = 500
CHUNK = 50
HEADER = (
    "population",
    "refused",
    "reserved: lower bound",
    "reserved: figure",
    "given",
    "lower bound right",
    "reserved figure right",
    "given right",
    "off by half or double, had it not been refused",
)
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
    sys.stdout.write(f"| {' | '.join(HEADER)} |\n|{'---|' * len(HEADER)}\n")
    done, rows, failed = _Done(), [], []
    every: list[Trial] = []
    with ProcessPoolExecutor(int(os.environ.get("JOBS", "1"))) as pool:
        for kind in KINDS:
            trials = done.trials(kind, number, pool)
            every += trials
            failed += [kind] * (not _kept(trials))
            rows.append((kind, *_row(trials)))
            sys.stdout.write(f"| {' | '.join(rows[-1])} |\n")
            sys.stdout.flush()
    rows.append(("all", *_row(every)))
    sys.stdout.write(f"| {' | '.join(rows[-1])} |\n")
    if number == POPULATIONS:
        records.keep("refusal_rule", HEADER, rows, notes=[_summary(every, number, failed)])
    return 1 if failed else 0


class _Done:
    """The trials that this version of the library did, on disk."""

    def __init__(self) -> None:
        sources = sorted(Path(darkfigure.__file__).parent.rglob("*.py"))
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
        self.path = records.ROOT / "build" / "benchmarks" / f"refusal_rule-{digest}.jsonl"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.exists() else []
        self.found: dict[tuple[str, int], Trial] = {
            (kind, seed): tuple(one) for kind, seed, one in map(json.loads, lines)
        }

    def trials(self, kind: str, number: int, pool: ProcessPoolExecutor) -> list[Trial]:
        """Do what lacks of one kind, and keep it."""
        missing = [seed for seed in range(number) if (kind, seed) not in self.found]
        for first in range(0, len(missing), CHUNK):
            seeds = missing[first : first + CHUNK]
            with self.path.open("a", encoding="utf-8") as file:
                for seed, one in zip(seeds, pool.map(partial(trial, kind), seeds, chunksize=10), strict=True):
                    self.found[kind, seed] = one
                    file.write(json.dumps((kind, seed, one)) + "\n")
        return [self.found[kind, seed] for seed in range(number)]


def _kept(trials: list[Trial]) -> bool:
    """Say whether what is given and what is reserved hold the truth as often as was promised."""
    promised = {"given": GIVEN, "reserved": RESERVED}
    right = {name: [ok for verdict, _, ok, _ in trials if verdict == name] for name in promised}
    return all(not right[name] or np.mean(right[name]) >= promised[name] for name in promised)


def _summary(every: list[Trial], number: int, failed: list[str]) -> str:
    given, reserved = ([ok for verdict, _, ok, _ in every if verdict == name] for name in ("given", "reserved"))
    kept = f"on all {len(KINDS)} kinds" if not failed else f"but not on: {'; '.join(failed)}"
    return (
        f"{number} populations of each kind, {RESAMPLES} resamples each. Of what is given {_share(given)} holds the "
        f"truth, of what is reserved {_share(reserved)}. The promise, {GIVEN:.0%} and {RESERVED:.0%}, is kept {kept}."
    )


def _row(trials: list[Trial]) -> list[str]:
    groups: dict[str, list[Trial]] = {name: [] for name in ("refused", "reserved bound", "reserved", "given")}
    for one in trials:
        groups[f"{one[0]} bound" if one[1] and one[0] == "reserved" else one[0]].append(one)
    shares = [f"{len(group) / len(trials):.1%}" for group in groups.values()]
    right = [_share([ok for _, _, ok, _ in groups[name]]) for name in ("reserved bound", "reserved", "given")]
    wrong = [not HALF < ratio < DOUBLE for _, _, _, ratio in groups["refused"]]
    return [*shares, *right, _share(wrong)]


def _share(held: list[bool]) -> str:
    return f"{np.mean(held):.1%} of {len(held)}" if held else "-"


if __name__ == "__main__":
    sys.exit(main())
