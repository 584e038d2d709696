"""Hold the rows that decide about rights against the log, which names each revision of them."""

from collections.abc import Iterator

from inbeeld.foundation.vault.api import Change, report_forged, revisions_behind

from .models import AuditEntry

CHUNK = 2000


def rows_behind_the_log() -> Iterator[tuple[str, str]]:
    """The label and the key of each row of which the log knows a newer revision than the database says there is.

    So a row that was put back as it was is found, also when its revision was put back with it.
    """
    for name in revisions_behind(_newest_logged()):
        label, _between, key = name.partition(":")
        report_forged(label, key)
        yield label, key


def _newest_logged() -> dict[str, Change]:
    found: dict[str, Change] = {}
    after = 0
    while portion := list(
        AuditEntry.objects.filter(sequence__gt=after).order_by("sequence").values_list("sequence", "rows")[:CHUNK]
    ):
        for _sequence, rows in portion:
            found.update({change.row: change for change in map(Change.read, rows)})
        after = portion[-1][0]
    return found
