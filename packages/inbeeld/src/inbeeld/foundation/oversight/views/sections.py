"""The pages of this room, beside each of them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from inbeeld.foundation.access.api import ActorRequest
from inbeeld.foundation.oversight.models import ForgedRow
from inbeeld.foundation.oversight.services import emergencies_of
from inbeeld.foundation.rooms.api import Spot, links_at


@dataclass(frozen=True, slots=True)
class Section:
    url: str
    label: str
    current: bool
    count: int | None = None


def sections(request: ActorRequest) -> list[Section]:
    waiting = emergencies_of(request.actor).filter(reviewed_at__isnull=True).count()
    changed = ForgedRow.objects.waiting().count()
    pages: list[tuple[str, str | Promise, int | None]] = [
        (reverse("oversight:audit"), _("Audit log"), None),
        (reverse("oversight:identity"), _("Openings of identity"), None),
        (reverse("oversight:emergencies"), _("Emergency access"), waiting),
        (reverse("oversight:forged"), _("Changed rows"), changed),
        (reverse("oversight:state"), _("State of the log"), None),
    ]
    pages += [(url, link.label, None) for link, url in links_at(Spot.OVERSIGHT, request.actor)]
    return [Section(url, str(label), request.path == url, count) for url, label, count in pages]
