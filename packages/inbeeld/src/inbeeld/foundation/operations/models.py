"""Signs of life of the processes that do long work."""

from __future__ import annotations

from django.db import models


class WorkerPulse(models.Model):
    """A worker that ran a moment ago. Without its pulse, what it was working on counts as abandoned."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.worker_id
