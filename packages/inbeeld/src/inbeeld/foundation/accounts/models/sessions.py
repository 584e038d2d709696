"""Where somebody is signed in, and how long a sign-in must wait after mistakes."""

from __future__ import annotations

import uuid

from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from .people import User


class OpenSession(models.Model):
    """A browser in which somebody is signed in: roughly which one, never from which address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="open_sessions")
    session_key = models.CharField(max_length=40, unique=True)  # the keyed hash under which the table knows it
    device = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.device

    def end(self) -> None:
        """Whoever holds this session is signed out at the next click."""
        Session.objects.filter(session_key=self.session_key).delete()
        self.delete()


class SignInDelay(models.Model):
    """How often signing in failed lately, for one account or one client, both kept as a keyed hash."""

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return str(self.failures)
