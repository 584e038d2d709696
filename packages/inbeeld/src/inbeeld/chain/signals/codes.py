"""The lists from which a signal and its decision are described."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .rules import Status


class SignalKind(models.TextChoices):
    QUESTION = "question", _("Question")
    REPORT = "report", _("Signal")


class Setting(models.TextChoices):
    """From where the one who hands in knows the person."""

    EDUCATION = "education", _("School or training")
    YOUTH_CARE = "youth_care", _("Youth care or youth work")
    HEALTH = "health", _("Health care")
    SHELTER = "shelter", _("Shelter or assisted living")
    OUTREACH = "outreach", _("Outreach work, street or online")
    POLICE = "police", _("Police or enforcement")
    MUNICIPALITY = "municipality", _("Municipality or neighbourhood team")
    HOSPITALITY = "hospitality", _("Hotel, home rental or catering")
    SPORT = "sport", _("Sport or association")
    NEAR = "near", _("I know the person from my own life")
    OTHER = "other", _("Other")


class DecisionKind(models.TextChoices):
    ADVICE = "advice", _("Advice given")
    NEW_CASE = "new_case", _("To a new case")
    EXISTING_CASE = "existing_case", _("To an existing case")
    PASSED_ON = "passed_on", _("Passed on to another region")
    NOT_FOR_US = "not_for_us", _("Not for us")


class Sender(models.TextChoices):
    DESK = "desk", _("Care coordination")
    PROFESSIONAL = "professional", _("Who handed in")


STATUS_LABELS = {
    Status.RECEIVED: _("New"),
    Status.IN_HAND: _("In hand"),
    Status.WAITING: _("Waiting for a reply"),
    Status.DECIDED: _("Closed"),
}
STATUS_CHOICES = [(status.value, label) for status, label in STATUS_LABELS.items()]

STATUS_BADGES = {
    Status.RECEIVED: "info",
    Status.IN_HAND: "neutral",
    Status.WAITING: "waiting",
    Status.DECIDED: "closed",
}
