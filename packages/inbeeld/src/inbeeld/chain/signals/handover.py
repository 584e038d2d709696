"""The signals of somebody who leaves."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Role
from inbeeld.foundation.administration.api import OpenWork

from .services.leaving import hand_over_signals, open_signals

WORK = OpenWork(
    kind="signals",
    label=_("Open signals"),
    roles=frozenset({Role.COORDINATOR}),
    count=open_signals,
    hand_over=hand_over_signals,
)
