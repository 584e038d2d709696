"""What is wrong with the log, in words."""

from django.utils.translation import gettext as _

from .verification import Fault, LogProblem


def sentence(problem: LogProblem) -> str:
    """One problem as a sentence for whoever keeps the log."""
    values = {"number": problem.sequence, "until": problem.until, "name": problem.detail}
    return _sentences()[Fault(problem.fault)] % values


def _sentences() -> dict[Fault, str]:
    return {
        Fault.CHANGED: _("Entry %(number)d was changed."),
        Fault.MOVED: _("Entry %(number)d was moved: it belongs at number %(until)d."),
        Fault.INSERTED: _("Entry %(number)d was put in from outside."),
        Fault.MISSING: _("Entries %(number)d to %(until)d are missing."),
        Fault.UNLINKED: _("Entry %(number)d does not follow on the one before."),
        Fault.TAIL_MISSING: _("The end is missing: entries %(number)d to %(until)d."),
        Fault.HEAD_CHANGED: _("The mark of the end of the log, at number %(number)d, was changed or removed."),
        Fault.PURGE_FORGED: _("The note that entries up to number %(number)d were removed by their term is false."),
        Fault.ANCHOR_BROKEN: _("The log does not match the anchor at number %(number)d."),
        Fault.UNGUARDED: _("The database no longer guards the log: trigger %(name)s is missing."),
    }
