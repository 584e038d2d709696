"""The code lists of documents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    LETTER = "letter", _("Letter")
    REPORT = "report", _("Report")
    DECISION = "decision", _("Decision of a judge or an authority")
    PLAN = "plan", _("Plan or agreement")
    CONSENT = "consent", _("Signed consent")
    OTHER = "other", _("Something else")


# Kinds that are often signed paper: for those a picture that is a file of its own may be read as a scan.
ON_PAPER = frozenset({DocumentKind.DECISION, DocumentKind.CONSENT})


class SentBy(models.TextChoices):
    SECURE_MAIL = "secure_mail", _("Secure e-mail")
    POST = "post", _("Post")
    BY_HAND = "by_hand", _("Handed over")
    OTHER = "other", _("Another way")


class ReadingState(models.TextChoices):
    READING = "reading", _("Being read")
    READ = "read", _("Was read")
    REFUSED = "refused", _("Could not be read")


class NotRead(models.TextChoices):
    """Why a file was not read, beside the reasons that lie in the file."""

    CLOSED = "case_closed", _("The case was closed while the file waited. Open it again, and add the document again.")
    NO_RIGHT = "no_right", _("The person who added it may no longer write in this case. Add the document again.")
    LOST = "lost", _("The file is no longer here, or not as it was sent. Add it again.")
    STOPPED = (
        "stopped",
        _("Reading it was broken off several times, or took too long. Add it in parts, or type over what matters."),
    )
