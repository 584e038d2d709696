"""The population under one log-linear model that the analyst chose."""

from __future__ import annotations

from statistics import NormalDist

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Estimate
from darkfigure._multiple_systems.existence import examine_model, left_out_notes
from darkfigure._multiple_systems.log_linear import as_model, describe_fit, fit_model, require_overlap
from darkfigure._multiple_systems.models import HierarchicalModel
from darkfigure._multiple_systems.profile_likelihood import with_profile
from darkfigure._multiple_systems.refusal import judged

CONVENTIONAL_LEVEL = 0.95
CONVENTIONAL_FACTOR = 1.96
LOG_NORMAL = "log-normal"
INTERVALS = (LOG_NORMAL, "profile")


def estimate_log_linear(
    histories: CaptureHistories,
    model: HierarchicalModel | str | None = None,
    *,
    level: float = CONVENTIONAL_LEVEL,
    interval: str = LOG_NORMAL,
) -> Estimate:
    r"""Estimate the population under one chosen log-linear model.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    model : HierarchicalModel or str, optional
        The model, or its generators such as ``"[12,13,4]"``; by default the main effects only.
    level : float
        Coverage of the interval, between 0 and 1.
    interval : {"log-normal", "profile"}
        The interval below, or that of the profile likelihood (see ``profile_likelihood``), whose own maximum is then in
        ``details["profile_maximum"]``.

    Returns
    -------
    Estimate
        The population :math:`n + \exp\hat\alpha_\emptyset` with the log-normal interval
        :math:`n + \exp(\hat\alpha_\emptyset \pm z\,\mathrm{se}(\hat\alpha_\emptyset))`. At the conventional level of
        95 % :math:`z` is 1.96, as in the published tables; ``quantiles`` always use the exact normal quantile, as
        SparseMSE does.

    Raises
    ------
    NotEstimable
        When the lists do not overlap or the estimate does not exist, with the reasons.
    NotIdentifiable
        When several sets of parameters fit equally well.

    Notes
    -----
    The interval knows nothing of the choice of the model; the bootstrap does.

    References
    ----------
    Silverman, B. W. (2020). Multiple-systems analysis for the quantification of modern slavery: classical and Bayesian
    approaches. Journal of the Royal Statistical Society A 183, 691-736.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> print(f"{estimate_log_linear(datasets.netherlands(5)).population:,.1f}")
    52,923.9
    """
    if not 0 < level < 1:
        raise InvalidInput("level", level, "a number between 0 and 1")
    if interval not in INTERVALS:
        raise InvalidInput("interval", interval, ", ".join(INTERVALS))
    require_overlap(histories)
    chosen = as_model(model, histories)
    examine_model(histories, chosen).require()
    fit = fit_model(histories, chosen)
    factor = CONVENTIONAL_FACTOR if level == CONVENTIONAL_LEVEL else NormalDist().inv_cdf((1 + level) / 2)
    notes = left_out_notes(histories, chosen)
    estimate = describe_fit(histories, chosen, fit, method="log-linear", level=level, factor=factor, diagnostics=notes)
    return judged(histories, estimate if interval == LOG_NORMAL else with_profile(histories, chosen, estimate))
