"""Results: frozen, complete, and readable by somebody who did not run them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from darkfigure._estimate_columns import estimate_columns
from darkfigure._tabular import Column, Tabular
from darkfigure._verdicts import UNJUDGED, Decision, Verdict, Weight


@dataclass(frozen=True, slots=True)
class Interval:
    """A range for the population.

    Parameters
    ----------
    low, high : float
        Bounds, in persons. ``high`` may be infinite.
    level : float
        Nominal coverage, between 0 and 1.
    method : str
        How it was made, for example ``"log-normal"`` or ``"BCa bootstrap"``.
    """

    low: float
    high: float
    level: float
    method: str

    def __contains__(self, population: float) -> bool:
        return self.low <= population <= self.high


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something the reader of an estimate must know.

    Parameters
    ----------
    code : str
        Stable short name, for programs.
    message : str
        One sentence, for people.
    serious : bool
        Whether the estimate should not be used without looking at this first.
    """

    code: str
    message: str
    serious: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Estimate(Tabular):
    """An estimated population with everything needed to judge and to repeat it.

    ``population`` and ``interval`` are the method's own numbers. Whether they may be shown says ``decision``, and
    :meth:`summary`, :meth:`as_dict` and ``repr`` keep to it.

    Parameters
    ----------
    population : float
        Estimated number of persons, those on lists included.
    interval : Interval
        The main interval.
    observed : int
        Persons on at least one list.
    method : str
        The estimator.
    digest : str
        Digest of the capture histories that were used.
    version : str
        Version of the library.
    model : str or None
        The model in generator notation, where the method has one.
    deviance, aic, bic : float or None
        Fit of the model; AIC and BIC with the full Poisson likelihood, BIC with log of the persons observed.
    degrees_of_freedom : int or None
        Patterns that could be filled, minus finite parameters.
    standard_error : float or None
        Standard error of the population, in persons.
    quantiles : mapping of float to float
        Further bounds of the same kind as the interval, by probability.
    coefficients, standard_errors : mapping of str to float
        Parameters on the log scale; minus infinity where no overlap exists.
    diagnostics : tuple of Diagnostic
        What the reader must know.
    seed : int or None
        Seed of the random numbers, where there were any.
    details : mapping
        What only this method tells.
    decision : Decision
        Whether the figure is given, reserved or refused, with the grounds; refused until somebody judged it.
    """

    caption: ClassVar[str] = "Estimated population"
    population: float
    interval: Interval
    observed: int
    method: str
    digest: str
    version: str
    model: str | None = None
    deviance: float | None = None
    degrees_of_freedom: int | None = None
    aic: float | None = None
    bic: float | None = None
    standard_error: float | None = None
    quantiles: Mapping[float, float] = field(default_factory=dict)
    coefficients: Mapping[str, float] = field(default_factory=dict)
    standard_errors: Mapping[str, float] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    seed: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    decision: Decision = UNJUDGED

    @property
    def unobserved(self) -> float:
        """Estimated number of persons on no list."""
        return self.population - self.observed

    @property
    def verdict(self) -> Verdict:
        """Given, reserved or refused."""
        return self.decision.verdict

    @property
    def shown(self) -> Interval | None:
        """The range that may be shown: the interval, from a lower bound to infinity, or nothing."""
        if self.decision.at_least is not None:
            return Interval(self.decision.at_least, math.inf, self.interval.level, "lower bound")
        return self.interval if self.decision.shows_figure else None

    @property
    def minus_infinity(self) -> tuple[str, ...]:
        """Names of the parameters at minus infinity."""
        return tuple(name for name, value in self.coefficients.items() if value == -math.inf)

    def short(self, *, despite_refusal: bool = False) -> str:
        """Say what may be said in a few words: the figure with its range, a lower bound, or that it is refused."""
        figure = f"{self.population:,.0f} ({self.interval.low:,.0f}-{self.interval.high:,.0f})"
        if self.decision.shows_figure:
            return figure
        words = "refused" if self.decision.at_least is None else f"at least {self.decision.at_least:,}"
        return f"{words}, not {figure} {despite(self.decision)}" if despite_refusal else words

    def __repr__(self) -> str:
        return f"<{type(self).__name__} by {self.method}: {self.short()}, {self.verdict.value}>"

    def summary(self, *, despite_refusal: bool = False) -> str:
        """Say the estimate in a few lines that need no statistics.

        Parameters
        ----------
        despite_refusal : bool
            Whether to print numbers that are refused, each with the grounds beside it.
        """
        shows = self.decision.shows_figure
        lines = self._numbers(despite_refusal=despite_refusal)
        lines.append(f"On at least one list: {self.observed:,}")
        if shows:
            lines.append(f"On no list:           {self.unobserved:,.1f}")
        lines.append(f"Method:               {self.method}" + (f", model {self.model}" if self.model else ""))
        if self.deviance is not None:
            lines.append(f"Fit:                  deviance {self.deviance:,.2f} on {self.degrees_of_freedom} df")
        lines += [f"Verdict:              {self.verdict.value}", *_grounds(self.decision)]
        if shows:
            lines += [f"{'Warning' if note.serious else 'Note'}: {note.message}" for note in self.diagnostics]
        return "\n".join(lines)

    def _numbers(self, *, despite_refusal: bool) -> list[str]:
        """Return the lines of the figure and its range."""
        interval, decision = self.interval, self.decision
        number, bounds = f"{self.population:,.1f}", f"{interval.low:,.0f} to {interval.high:,.0f} ({interval.method})"
        level = f"{interval.level:.0%} interval:        "
        if decision.shows_figure:
            return [f"Estimated population: {number}", f"{level} {bounds}"]
        lines = ["Estimated population: refused"]
        if decision.at_least is not None:
            lines = [f"Estimated population: at least {decision.at_least:,}"]
        if despite_refusal:
            lines += [f"Not to be used:       {number} {despite(decision)}", f"{level} {bounds} {despite(decision)}"]
        return lines

    def as_dict(self, *, despite_refusal: bool = False) -> dict[str, Any]:
        """Return the estimate as plain values, ready for JSON (infinite values become strings).

        A refused figure, and all that would betray it, is left out.

        Parameters
        ----------
        despite_refusal : bool
            Whether to add refused numbers, under names that say so, with the grounds beside them.
        """
        answer: dict[str, Any] = {"decision": self.decision.as_dict()}
        if self.decision.shows_figure:
            answer |= self._figures()
        else:
            answer |= {"population": None, "interval": self._bound(), **self._facts(), "diagnostics": []}
            if despite_refusal:
                answer["despite_refusal"] = {
                    f"refused_{name}": [value, despite(self.decision)]
                    for name, value in self._figures().items()
                    if name in {"population", "interval", "unobserved", "standard_error", "quantiles"}
                }
        return answer

    def _bound(self) -> list[float | str] | None:
        shown = self.shown
        return None if shown is None else [shown.low, _plain(shown.high)]

    def _facts(self) -> dict[str, Any]:
        """Return what betrays no figure."""
        return {
            "level": self.interval.level,
            "observed": self.observed,
            "method": self.method,
            "model": self.model,
            "deviance": self.deviance,
            "df": self.degrees_of_freedom,
            "aic": self.aic,
            "bic": self.bic,
            "minus_infinity": list(self.minus_infinity),
            "seed": self.seed,
            "digest": self.digest,
            "version": self.version,
        }

    def _figures(self) -> dict[str, Any]:
        """Return everything."""
        return {
            "population": _plain(self.population),
            "interval": [_plain(self.interval.low), _plain(self.interval.high)],
            "interval_method": self.interval.method,
            "unobserved": _plain(self.unobserved),
            "standard_error": self.standard_error,
            "quantiles": {f"{100 * key:g}%": _plain(value) for key, value in self.quantiles.items()},
            "coefficients": {name: _plain(value) for name, value in self.coefficients.items()},
            "standard_errors": dict(self.standard_errors),
            **self._facts(),
            "diagnostics": [
                {"code": note.code, "message": note.message, "serious": note.serious} for note in self.diagnostics
            ],
            "details": dict(self.details),
        }

    def _columns(self) -> Mapping[str, Column]:
        return estimate_columns({self.method: self})


def despite(decision: Decision) -> str:
    """Return the words that must stand beside a number that may not be shown."""
    word = "REFUSED" if decision.refusing else "A LOWER BOUND IS ALL THAT MAY BE SAID"
    return f"[{word}: {'; '.join(reason.message for reason in decision.withholding)}]"


def grounds_by_part(parts: Mapping[str, Estimate]) -> list[str]:
    """Return the verdict on each part with its grounds, a line each."""
    lines = []
    for name, part in parts.items():
        grounds = "; ".join(reason.message for reason in part.decision.reasons)
        lines.append(f"{name}: {part.verdict.value}" + (f" ({grounds})" if grounds else ""))
    return lines


def _grounds(decision: Decision) -> list[str]:
    """Return a line for each ground, and for each refusing one what would help."""
    words = {Weight.REFUSES: "Refused", Weight.BOUNDS: "Lower bound only", Weight.RESERVES: "Reserved"}
    lines = [f"{words[reason.weight]}: {reason.message}" for reason in decision.reasons]
    helps = dict.fromkeys(reason.as_dict()["remedy"] for reason in decision.withholding)
    return [*lines, *(f"What could help: {remedy}" for remedy in helps)]


def _plain(value: float) -> float | str:
    """JSON has no infinity."""
    return value if math.isfinite(value) else str(value)
