"""Linear and whole-number programs over tables, solved by HiGHS on one thread, the same way each time."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Vector = NDArray[np.float64]

WHOLE = 1e-6
SOLVED = highspy.HighsModelStatus.kOptimal
PRIMAL_SIMPLEX = 4


@dataclass(frozen=True)
class Answer:
    """What a program came to.

    Parameters
    ----------
    value : float
        The best value found; infinite when nothing was found.
    bound : float
        No solution is better than this.
    point : array of float or None
        The solution.
    feasible : bool
        False when it is proven that no solution exists.
    """

    value: float
    bound: float
    point: Vector | None
    feasible: bool = True

    @property
    def whole(self) -> bool:
        """Whether the solution is one of whole numbers."""
        return self.point is not None and bool(np.all(np.abs(self.point - np.rint(self.point)) < WHOLE))


class Program:
    """A program whose goal changes while its rows stay: minimise ``cost @ x`` with ``low <= matrix @ x <= high``.

    Parameters
    ----------
    matrix : sparse array, shape (rows, columns)
    low, high : array, shape (rows,)
    column_low, column_high : array, shape (columns,)
    whole : bool
        Whether all columns must be whole numbers.
    """

    def __init__(
        self,
        matrix: sparse.csr_array,
        low: Vector,
        high: Vector,
        column_low: Vector,
        column_high: Vector,
        *,
        whole: bool = False,
    ) -> None:
        self.columns = matrix.shape[1]
        self.solver = new_solver()
        self.whole = whole
        load(self.solver, matrix, low, high, column_low, column_high, whole=whole)
        if not whole:
            self.solver.setOptionValue("presolve", "off")
            self.solver.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)

    def minimise(self, cost: Vector, *, until: float = math.inf) -> Answer:
        """Solve for a goal; ``until`` is a moment of the process's CPU clock."""
        every = np.arange(self.columns, dtype=np.int32)
        self.solver.changeColsCost(self.columns, every, cost.astype(np.float64))
        return run(self.solver, until=until, whole=self.whole)

    def limit(self, low: Vector, high: Vector, column_low: Vector, column_high: Vector) -> None:
        """Give rows and columns other limits."""
        rows = np.arange(len(low), dtype=np.int32)
        self.solver.changeRowsBounds(len(rows), rows, low, high)
        every = np.arange(self.columns, dtype=np.int32)
        self.solver.changeColsBounds(self.columns, every, column_low, column_high)


def run(solver: Any, *, until: float = math.inf, whole: bool = False) -> Answer:
    """Run a solver as it stands, and read its answer."""
    left = until - time.process_time()
    if left <= 0:
        return Answer(math.inf, -math.inf, None)
    if math.isfinite(left):
        solver.setOptionValue("time_limit", solver.getRunTime() + left)
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Answer(math.inf, math.inf, None, feasible=False)
    known = status == SOLVED or (
        whole and info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    )
    point = np.array(solver.getSolution().col_value) if known else None
    value = info.objective_function_value if known else math.inf
    bound = info.mip_dual_bound if whole else (value if status == SOLVED else -math.inf)
    return Answer(value, bound, point)


def spent(until: float) -> bool:
    """Whether the CPU time of the process has passed a moment."""
    return time.process_time() >= until


def new_solver() -> Any:
    """Return a solver that is silent, has one thread, and answers the same each time."""
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)  # noqa: FBT003
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.999)
    return solver


def load(  # noqa: PLR0917 - a program is these five arrays
    solver: Any,
    matrix: sparse.csr_array,
    low: Vector,
    high: Vector,
    column_low: Vector,
    column_high: Vector,
    *,
    whole: bool = False,
) -> None:
    """Give a solver a program without a goal; the parameters are those of :class:`Program`."""
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = matrix.shape
    model.col_cost_ = np.zeros(matrix.shape[1])
    model.col_lower_, model.col_upper_ = column_low.astype(float), column_high.astype(float)
    model.row_lower_, model.row_upper_ = low.astype(float), high.astype(float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = matrix.indptr.astype(np.int32)
    model.a_matrix_.index_ = matrix.indices.astype(np.int32)
    model.a_matrix_.value_ = matrix.data.astype(float)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * matrix.shape[1]
    solver.passModel(model)
