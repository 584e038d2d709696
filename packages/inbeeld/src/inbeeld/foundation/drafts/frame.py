"""What every page knows of drafts."""

from django.http import HttpRequest
from django.urls import reverse

from inbeeld.foundation.access.api import ANONYMOUS, Actor
from inbeeld.foundation.rooms.api import all_rooms


def in_frame(request: HttpRequest) -> dict[str, object]:
    """Where the forms of this page keep their drafts; rooms say of which addresses nothing is kept."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    path = request.path.removeprefix("/")
    kept = actor.is_staff and not any(path.startswith(prefix) for prefix in _never_kept())
    return {"drafts_url": reverse("drafts:own") if kept else ""}


def _never_kept() -> list[str]:
    return [one.prefix for room in all_rooms() for one in room.addresses if not one.keeps_drafts]
