"""The cases of somebody who leaves."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Role
from inbeeld.foundation.administration.api import OpenWork

from .services import hand_over_work, open_work

WORK = OpenWork(
    kind="cases",
    label=_("Open cases"),
    roles=frozenset({Role.COORDINATOR}),
    count=open_work,
    hand_over=hand_over_work,
)
