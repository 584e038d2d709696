"""The lists from which a track is described."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class Concern(models.TextChoices):
    """What a track is about; with exploitation the care coordinator stands beside Veilig Thuis."""

    HOME = "home", _("Violence, abuse or neglect at home")
    EXPLOITATION = "exploitation", _("Exploitation")
    BOTH = "both", _("Both")
    UNSURE = "unsure", _("Not clear yet")


class EntryKind(models.TextChoices):
    """What was done in a track."""

    SIGNS = "signs", _("Signs")
    COLLEAGUE = "colleague", _("Asked a colleague")
    VEILIG_THUIS = "veilig_thuis", _("Asked Veilig Thuis for advice")
    EXPERT = "expert", _("Asked somebody else")
    TALK = "talk", _("Talked with whom it concerns")
    PARENTS = "parents", _("Parents: chosen")
    WEIGHING = "weighing", _("Weighed")
    DECISION = "decision", _("Decided")
    NOTE = "note", _("Note")
    DETAILS = "details", _("Details changed")
    CLOSED = "closed", _("Track closed")
    REOPENED = "reopened", _("Track opened again")


STEP_OF: Mapping[EntryKind, int] = {
    EntryKind.SIGNS: 1,
    EntryKind.COLLEAGUE: 2,
    EntryKind.VEILIG_THUIS: 2,
    EntryKind.EXPERT: 2,
    EntryKind.TALK: 3,
    EntryKind.PARENTS: 3,
    EntryKind.WEIGHING: 4,
    EntryKind.DECISION: 5,
}

STEP_NAMES = {
    1: _("Map the signs"),
    2: _("Ask a colleague, and Veilig Thuis if needed"),
    3: _("Talk with whom it concerns"),
    4: _("Weigh"),
    5: _("Decide"),
}


class Decision(models.TextChoices):
    """What a person decided; the reasons stand beside it, always."""

    REPORT = "report", _("Report to Veilig Thuis")
    REPORT_AND_HELP = "report_and_help", _("Report to Veilig Thuis, and give or arrange help")
    HELP = "help", _("Not report: give or arrange help, and follow it")
    COORDINATION = "coordination", _("Not report: to the care coordinator for exploitation")
    CLOSE = "close", _("Not report: no suspicion any more")


REPORTS = frozenset({Decision.REPORT, Decision.REPORT_AND_HELP})
HELPS = frozenset({Decision.REPORT_AND_HELP, Decision.HELP})


class TermKind(models.TextChoices):
    CONSULT = "consult", _("Ask a colleague (step 2)")
    DECIDE = "decide", _("Decide (step 5)")
    SAFETY_ASSESSMENT = "safety_assessment", _("Safety assessment by Veilig Thuis ready")
    INVESTIGATION = "investigation", _("Investigation by Veilig Thuis ready")
    LOOK_AGAIN = "look_again", _("Look again whether help brings safety (question 5)")
    AGREED = "agreed", _("Own agreement")


# By what is recorded a term is met.
MET_BY: Mapping[int, TermKind] = {2: TermKind.CONSULT, 5: TermKind.DECIDE}
