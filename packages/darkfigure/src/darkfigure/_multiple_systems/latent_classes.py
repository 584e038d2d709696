r"""Latent classes of persons, as many as the data ask for (Manrique-Vallier 2016).

Persons belong to classes that nobody sees. Within a class the lists are independent; between classes the chances
differ, which makes the lists dependent in the whole. The weights of the classes are a stick-breaking (Dirichlet
process) prior cut off at a number of classes, so that superfluous classes empty themselves.

Several chains start far apart and run until they agree, or the figure is refused; ``tempered_classes`` tells how they
change modes.
"""

from __future__ import annotations

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Diagnostic
from darkfigure._multiple_systems.log_linear import require_overlap
from darkfigure._multiple_systems.posterior import POPULATION, Posterior, PosteriorEstimate, describe_posterior
from darkfigure._multiple_systems.refusal import judged
from darkfigure._multiple_systems.tempered_classes import MOST_CHAINS, ClassPrior, Limits, Run, run_until_settled

FULL_SHARE = 0.95
FEWEST_STEPS = 2_000
MOST_CLASSES = 100


def estimate_latent_classes(
    histories: CaptureHistories,
    *,
    classes: int = 10,
    shape: float = 0.25,
    rate: float = 0.25,
    level: float = 0.95,
    chains: int = 4,
    effective_draws: float = 400.0,
    seconds: float = 60.0,
    steps: int = 1_000_000,
    seed: int = 1,
    jobs: int = 1,
) -> PosteriorEstimate:
    r"""Estimate the population by a mixture of latent classes.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    classes : int
        Most classes; the estimate warns when all are in use. With one class the lists are independent.
    shape, rate : float
        Gamma prior of the concentration of the stick-breaking.
    level : float
        Coverage of the interval.
    chains : int
        Chains, started far apart. One chain cannot show that it has settled.
    effective_draws : float
        Independent draws that chains which agree must be worth before they stop. More make the
        Monte Carlo error smaller.
    seconds : float
        CPU seconds after which chains that do not agree are given up.
    steps : int
        Steps of a chain after which they are given up. Chains that agree stop sooner, and then the answer
        depends on the seed alone; ``details`` tell how many steps were made.
    seed : int
        Seed of the random numbers.
    jobs : int
        Threads.

    Returns
    -------
    PosteriorEstimate
        With the posterior median as population. ``posterior.draws`` has ``"population"``, ``"concentration"`` and
        ``"classes"`` (in use). Refused where the chains have not settled.

    Notes
    -----
    .. math:: P(x) = \sum_k \nu_k \prod_j \lambda_{jk}^{x_j} (1 - \lambda_{jk})^{1 - x_j}, \quad
       \lambda_{jk} \sim U(0, 1), \quad \nu_k = V_k \prod_{l<k} (1 - V_l), \quad V_k \sim \mathrm{Beta}(1, \alpha)

    and :math:`p(N) \propto 1/N`. See ``docs/methods/latent-classes.md`` for when it misleads.

    References
    ----------
    Manrique-Vallier, D. (2016). Bayesian population size estimation using Dirichlet process mixtures. Biometrics 72,
    1246-1254.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> estimate = estimate_latent_classes(datasets.united_kingdom(4), classes=1)
    >>> 10_000 < estimate.population < 11_500
    True
    """
    _check(classes, chains, steps, jobs)
    if not seconds > 0:
        raise InvalidInput("seconds", seconds, "a number above 0")
    if not (shape > 0 and rate > 0):
        raise InvalidInput("shape, rate", (shape, rate), "numbers above 0")
    require_overlap(histories)
    prior, limits = ClassPrior(classes, shape, rate), Limits(effective_draws, steps, seconds, jobs)
    run = run_until_settled(histories, prior, chains=chains, seed=seed, limits=limits)
    unseen, concentration, used = run.draws
    posterior = Posterior(
        {POPULATION: histories.observed + unseen, "concentration": concentration, "classes": used}, seed
    )
    estimate = describe_posterior(
        histories,
        posterior,
        method="latent classes",
        level=level,
        model=f"at most {classes} classes",
        diagnostics=_notes(run, classes),
        details={
            "classes": classes,
            "shape": shape,
            "rate": rate,
            "classes_in_use": float(used.mean()),
            "steps": run.steps,
            "levels": run.levels,
            "least_swap_rate": run.least_swaps,
        },
    )
    return judged(histories, estimate)


def _check(classes: int, chains: int, steps: int, jobs: int) -> None:
    for name, value, least, most in (
        ("classes", classes, 1, MOST_CLASSES),
        ("chains", chains, 1, MOST_CHAINS),
        ("steps", steps, FEWEST_STEPS, None),
        ("jobs", jobs, 1, MOST_CHAINS),
    ):
        if value < least or (most is not None and value > most):
            raise InvalidInput(name, value, f"a whole number from {least:,}" + (f" to {most:,}" if most else ""))


def _notes(run: Run, classes: int) -> tuple[Diagnostic, ...]:
    notes = []
    if classes > 1 and (run.draws[2] == classes).mean() > FULL_SHARE:
        notes.append(Diagnostic("classes-full", f"all {classes} classes are in use nearly always: allow more of them"))
    if not run.convergence.settled:
        message = f"given up after {run.steps:,} steps a chain: more seconds may settle them"
        notes.append(Diagnostic("latent-classes-chains", message, serious=True))
    return tuple(notes)
