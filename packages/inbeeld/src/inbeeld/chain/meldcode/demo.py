"""Made-up tracks of the meldcode at a made-up school: one that runs, one to look along with, one that is late."""

from __future__ import annotations

import datetime as dt
import uuid

from inbeeld.chain.meldcode.codes import Concern, EntryKind
from inbeeld.chain.meldcode.models import Track, TrackEntry
from inbeeld.chain.meldcode.services.entries import Entry, add_entry, add_to
from inbeeld.chain.meldcode.services.tracks import Start, ask, open_track
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.fiction.api import HOME, World

SIGNS = (
    ("Verzonnen leerling uit 4C", "Verzonnen: valt in slaap in de les en wordt na school opgehaald door volwassenen."),
    ("Verzonnen leerling uit 2A", "Verzonnen: komt maandag zonder eten en met blauwe plekken die hij niet uitlegt."),
    ("Verzonnen stagiair", "Verzonnen: werkt elke avond voor een bekende en krijgt zijn loon niet."),
)


def add_tracks(world: World) -> None:
    teacher, today = world.actor("leraar"), world.today
    running, shared, late = [_begin(world, teacher, number, today) for number in range(len(SIGNS))]
    entry = _write(running, EntryKind.COLLEAGUE, today, teacher, whom="mentor", text="Verzonnen: ziet het ook.")
    add_to(entry, "Verzonnen: het was woensdag, niet dinsdag.", record_id=uuid.uuid4(), by=teacher)
    advice = "Verzonnen: blijf met hem praten; vraag ook de zorgcoördinator."
    _write(running, EntryKind.VEILIG_THUIS, today, teacher, anonymous=True, text=advice)
    ask(shared, world.members["aandacht"], by=teacher)
    late.terms.update(due_on=today - dt.timedelta(days=4))
    late.refresh_due()
    late.save(update_fields=["due_on"])


def _begin(world: World, by: Actor, number: int, today: dt.date) -> Track:
    description, sign = SIGNS[number]
    given = Start(
        description=description,
        concern=Concern.HOME if number == 1 else Concern.EXPLOITATION,
        profession="education",
        form="unknown" if number == 1 else "sexual" if number == 0 else "labour",
        age_band="12-15" if number == 1 else "16-17",
        sex="boy",
        municipality=world.places[HOME][number],
        signs=Entry(EntryKind.SIGNS, today - dt.timedelta(days=1), {"text": sign}),
    )
    return open_track(given, record_id=uuid.uuid4(), by=by)


def _write(track: Track, kind: EntryKind, on: dt.date, by: Actor, **details: object) -> TrackEntry:
    return add_entry(track, Entry(kind, on, details), record_id=uuid.uuid4(), by=by)
