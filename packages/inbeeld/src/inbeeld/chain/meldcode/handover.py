"""The tracks of somebody who leaves."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.administration.api import OpenWork

from .people import ROLES
from .services.leaving import hand_over_tracks, open_tracks

WORK = OpenWork(
    kind="tracks",
    label=_("Open tracks of the meldcode"),
    roles=frozenset(ROLES),
    count=open_tracks,
    hand_over=hand_over_tracks,
)
