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
