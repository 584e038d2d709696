"""What this room declares to the house."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Action
from inbeeld.foundation.rooms.api import Addresses, NavigationEntry, Room

from .work_counts import work_counts

ROOM = Room(
    addresses=(Addresses("", "inbeeld.chain.worklist.urls"),),
    navigation=(NavigationEntry(_("Work"), "worklist:home", "/werk/", Action.WORK, order=10),),
    kept_pages=lambda: [reverse("worklist:front")],
    work_counts=work_counts,
)
