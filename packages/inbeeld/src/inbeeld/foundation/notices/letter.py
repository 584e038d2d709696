"""The one e-mail that this product writes about work. It says that something waits, and where nothing of it stands."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.audit.api import last_anchor
from inbeeld.foundation.rooms.api import all_rooms


def send_letter(address: str, language: str, reader: Membership | None) -> None:
    """The same words for everything; a person also reads how much his work list holds, in numbers alone."""
    with translation.override(language):
        EmailMessage(subject=_("Something is waiting for you"), body=_body(reader), to=[address]).send()


def _body(reader: Membership | None) -> str:
    paragraphs = [_("There is something new in your work list. Sign in to read it.")]
    if reader is not None and (counts := list(_counts(reader))):
        paragraphs.append("\n".join(f"- {label}: {number}" for label, number in counts))
    if reader is not None and reader.role == Role.PRIVACY_OFFICER and (anchor := last_anchor()) is not None:
        told = _("Keep this e-mail. It tells where the audit log ended: %(anchor)s")
        paragraphs.append(told % {"anchor": anchor.words})
    paragraphs.append(_("This e-mail says on purpose no more than that."))
    if reader is not None:
        paragraphs.append(_("How often you get it, you choose under My account, E-mail notices."))
    return "\n\n".join(paragraphs)


def _counts(reader: Membership) -> Iterator[tuple[str, str]]:
    for room in all_rooms():
        if room.work_counts:
            yield from room.work_counts(reader)
