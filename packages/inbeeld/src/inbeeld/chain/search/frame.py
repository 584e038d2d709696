"""What every page shows of finding: the field at its top, and the keys."""

from django.http import HttpRequest
from django.urls import reverse

from inbeeld.foundation.access.api import ANONYMOUS, Actor


def in_frame(request: HttpRequest) -> dict[str, object]:
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    return {"find_url": reverse("search:find"), "keys_url": reverse("search:keys")} if actor.is_staff else {}
