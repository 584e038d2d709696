"""The code lists that consents, the team around a case and what left the house are written in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(TextChoices):
    """Each purpose is a consent of its own."""

    REGISTRATION = "registration", _("Report with identity to the national register")
    HELP = "help", _("Help")
    SHARING = "sharing", _("Sharing with one party")
    RESEARCH = "research", _("Research")


class Answer(TextChoices):
    GIVEN = "given", pgettext_lazy("consent", "Given")
    REFUSED = "refused", pgettext_lazy("consent", "Refused")


class Giver(TextChoices):
    """Whose answer it is."""

    SELF = "self", _("The young person himself")
    PARENT = "parent", _("A parent")
    GUARDIAN = "guardian", _("A guardian")


class Manner(TextChoices):
    """How the answer was given."""

    IN_PERSON = "in_person", _("Orally, face to face")
    PHONE = "phone", _("Orally, by phone")
    MESSAGE = "message", _("By chat or text message")
    SIGNED = "signed", _("In writing, signed")
    EMAIL = "email", _("In writing, by e-mail")


class EndKind(TextChoices):
    WITHDRAWN = "withdrawn", pgettext_lazy("consent", "Withdrawn")
    EXPIRED = "expired", pgettext_lazy("consent", "Ended by date")


class TeamRole(TextChoices):
    """What a partner does in the team around a case."""

    GUIDANCE = "guidance", _("Guidance")
    TREATMENT = "treatment", _("Treatment")
    HOUSING = "housing", _("Housing or shelter")
    OUTREACH = "outreach", _("Holding on to contact")
    SCHOOL = "school", _("School or work")
    HEALTH = "health", _("Health")
    MONEY = "money", _("Money and debts")
    LEGAL = "legal", _("Legal help")
    YOUTH_PROTECTION = "youth_protection", _("Youth protection or guardianship")
    POLICE = "police", _("Police")
    OTHER = "other", _("Another role")


class SentKind(TextChoices):
    """In which form something about a case left the product."""

    REPORT = "report", _("Report to the national register")
    LETTER = "letter", _("Letter")
    MINUTES = "minutes", _("Minutes")
    DOCUMENT = "document", _("Document")
    EXPORT = "export", _("Export")
    PACKAGE = "package", _("Transfer package")
    SIGNAL = "signal", _("Signal passed on")
    OTHER = "other", _("Something else")
