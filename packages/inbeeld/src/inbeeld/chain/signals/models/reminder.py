"""That the desk was reminded of a term."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.records.api import CodeField

from .signal import Signal


class ReminderMoment(models.TextChoices):
    BEFORE = "before", _("Before the term ends")
    PASSED = "passed", _("The term has passed")
    LONG_PASSED = "long_passed", _("The term passed long ago")
    OFFERED = "offered", _("Another region did not answer")


class SignalReminder(models.Model):
    """A reminder was queued for one term of one signal: once for each moment, however often the night is run."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    moment = CodeField(ReminderMoment, max_length=12)
    reminded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signal", "due_on", "moment"], name="reminded_once")]

    def __str__(self) -> str:
        return f"{self.signal_id}, {self.moment}"
