"""The code lists of somebody's own file and rights."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    COLLECTING = "collecting", _("Being collected")
    REVIEW = "review", _("To be reviewed")
    PRINTING = "printing", _("Being printed")
    READY = "ready", _("Ready to give")
    FAILED = "failed", _("Failed")


class WithholdGround(models.TextChoices):
    OTHER_PERSON = "other_person", _("It is about somebody else")
    SAFETY = "safety", _("Somebody would be in danger")
    INQUIRY = "inquiry", _("An inquiry of police or justice would be harmed")


class StatementKind(models.TextChoices):
    STATEMENT = "statement", _("His own statement")
    CORRECTION = "correction", _("A correction")


class StatementDecision(models.TextChoices):
    ADDED = "added", _("Added to the file")
    CORRECTED = "corrected", _("Corrected")
    REFUSED = "refused", _("Not corrected; his words stay with the file")


class Asker(models.TextChoices):
    HIMSELF = "himself", _("The young person himself")
    GUARDIAN = "guardian", _("A parent or guardian who decides for him")
    PROXY = "proxy", _("Somebody he authorised")


class DestructionDecision(models.TextChoices):
    GRANTED = "granted", _("Granted: everything is destroyed")
    REFUSED = "refused", _("Refused")


class DestructionException(models.TextChoices):
    LEGAL_DUTY = "legal_duty", _("A law obliges to keep it")
    OTHERS = "others", _("A substantial interest of somebody else")
