"""Why a document is not taken, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .rules import Refusal

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_NO_PICTURES = _(
    "Pictures and video are never kept here: a picture of a minor may be a criminal offence to have. Do not send it "
    "on. Call the police (0900-8844, 112 in danger) or ask helpwanted.nl. Describe in words what you saw."
)

REFUSALS: Mapping[Refusal, StrPromise] = {
    Refusal.EMPTY: _("This file is empty."),
    Refusal.TOO_LARGE: format_lazy(
        _("This file is too large. At most {megabytes} MB fits."),
        megabytes=lazystr(settings.LARGEST_FILE // (1024 * 1024)),
    ),
    Refusal.PICTURE: _NO_PICTURES,
    Refusal.RECORDING: _NO_PICTURES,
    Refusal.TOO_LONG: _("This document is too long. Split it, and add the parts one by one."),
    Refusal.ONLY_PICTURES: _(
        "This document is a scan: every page is a picture, and pictures are never kept here. Ask the sender for the "
        "document as text, or type over what matters."
    ),
    Refusal.NO_SCANS: _(
        "This document is a scan. This installation cannot read the text in scans, and never keeps pictures: type the "
        "paper over, and say where it is kept. Your administrator can add what reads scans."
    ),
    Refusal.NO_WORDS: _(
        "No words could be read in this scan. Scan the paper again, straight and in black and white, or type it over."
    ),
    Refusal.TOO_MANY_SCANS: _("This scan has too many pages. At most 12 are read at once: add it in parts."),
    Refusal.LETTERS: _(
        "A file written as letters lies in the text of this document: nobody can read that, and it can be a picture. "
        "Take it out, and add the document again."
    ),
    Refusal.NOT_CONFINED: _(
        "This installation cannot read documents safely, so it reads none. Tell your administrator: the check of "
        "the installation says what is missing. What matters can be typed over."
    ),
    Refusal.ARCHIVE: _("This is a folder packed into one file. Add the documents in it one by one."),
    Refusal.MACROS: _("This document holds macros: small programs that can do harm. Save it as DOCX or PDF."),
    Refusal.ENCRYPTED: _("This document is locked with a password. Save it without one, and add it again."),
    Refusal.OLD_WORD: _("This is an old kind of document (such as DOC). Save it as DOCX, ODT or PDF."),
    Refusal.OTHER_KIND: _("This kind of file is not taken. Add a PDF, ODT, DOCX or TXT."),
    Refusal.UNREADABLE: _("This document is damaged and cannot be read. Save it again as PDF or DOCX."),
    Refusal.TOO_COMPLEX: _("This document is too complicated to look through safely. Save it again as PDF."),
    Refusal.VIRUS: _("The virus scanner found something harmful in this file. Do not open it; tell who sent it."),
}
