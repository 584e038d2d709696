"""The actions of somebody who leaves."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Role
from inbeeld.foundation.administration.api import OpenWork

from .services.leaving import hand_over_open_actions, open_actions

WORK = OpenWork(
    kind="actions",
    label=_("Actions to do"),
    roles=frozenset({Role.COORDINATOR}),
    count=open_actions,
    hand_over=hand_over_open_actions,
)
