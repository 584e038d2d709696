"""What other rooms may use: waiting for strangers, an allowance for those we know, in one grammar."""

from .allowances import Allowance, spend
from .rates import Rate
from .waiting import Ceiling

__all__ = ["Allowance", "Ceiling", "Rate", "spend"]
