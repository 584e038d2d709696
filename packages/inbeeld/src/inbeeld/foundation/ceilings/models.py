"""How much was spent of an allowance in the time that runs."""

from django.db import models


class Spent(models.Model):
    """Under a hash of what it is about, so that the table alone names nobody."""

    about = models.CharField(max_length=64)
    seconds = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about", "seconds"], name="spent_once_per_time")]

    def __str__(self) -> str:
        return f"{self.count} in {self.seconds} s"
