"""Changing how an organisation works."""

from .changing import (
    CheckLine,
    DomainLine,
    NotAfterTheLast,
    Terms,
    new_check_set,
    new_domain_set,
    set_terms,
    withdraw_planned,
)
from .installing import install_method
from .points import points_of

__all__ = [
    "CheckLine",
    "DomainLine",
    "NotAfterTheLast",
    "Terms",
    "install_method",
    "new_check_set",
    "new_domain_set",
    "points_of",
    "set_terms",
    "withdraw_planned",
]
