import uuid

from django.db.models import Model

from inbeeld.foundation.erasure.models import Ground
from inbeeld.foundation.erasure.rooms import Erasable
from inbeeld.foundation.rooms.api import Room

from .models import Folder, changed_before

held: set[uuid.UUID] = set()
went: list[tuple[uuid.UUID, Ground]] = []


def along(record: Model, ground: Ground) -> None:
    went.append((record.pk, ground))


ROOM = Room(
    erasables=(Erasable("folder", "Folder", lambda: Folder, changed_before, lambda folder: folder.changed_on),),
    erase_along=along,
    holds=lambda record: record.pk in held,
)
