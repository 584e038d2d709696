"""An answer to one question for consent, and its end: written once, never changed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents import codes, rules
from inbeeld.chain.consents.querysets import ConsentQuerySet
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow, SealedField, SealedModel


class WrittenOnce(Exception):
    """A line of the ledger was to be changed or removed by itself."""


class LedgerLine(GuardedRow, SealedModel):
    """A line that is added and never changed; what it says stands sealed beside it, so that a change shows."""

    given_by = models.JSONField(_("By whom"), default=list)
    manner = CodeField(codes.Manner, _("How"), blank=True)
    note = SealedField(_("What was said"), null=True, blank=True)
    proof = SealedField()
    by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise WrittenOnce
        self.seal(proof=self.facts())
        super().save(*args, **{**kwargs, "force_insert": True})

    def facts(self) -> dict[str, Any]:
        """What the line says, apart from its sealed texts."""
        raise NotImplementedError

    @property
    def is_as_written(self) -> bool:
        """False when somebody changed the line behind the back of the product."""
        return self.is_genuine and bool(self.reveal("proof") == self.facts())

    @property
    def givers(self) -> list[str]:
        return [str(codes.Giver(giver).label) for giver in self.given_by]


class Consent(LedgerLine):
    """Somebody was asked for consent, for one purpose (and one party), and gave or refused it."""

    guarded = (
        "case",
        "purpose",
        "receiver",
        "answer",
        "given_by",
        "manner",
        "age",
        "rule",
        "from_on",
        "until_on",
        "ended_at",
        "by",
        "at",
    )
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="consents")
    purpose = CodeField(codes.Purpose, _("Purpose"))
    receiver = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    answer = CodeField(codes.Answer, _("Answer"), max_length=10)
    age = models.PositiveSmallIntegerField(_("Age at that moment"), null=True, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    decision = SealedField(null=True, blank=True)
    from_on = models.DateField(_("From"), default=timezone.localdate)
    until_on = models.DateField(_("Until and including"), null=True, blank=True)
    # Set with the line that ends it: were that line removed from the database, the consent would still have ended.
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        indexes = [models.Index(fields=["until_on"], name="consent_until")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.answer} {self.from_on}"

    def facts(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "purpose": str(self.purpose),
            "receiver": str(self.receiver_id or ""),
            "answer": str(self.answer),
            "given_by": list(self.given_by),
            "manner": str(self.manner),
            "age": self.age,
            "rule": self.rule,
            "from_on": self.from_on.isoformat(),
            "until_on": self.until_on.isoformat() if self.until_on else "",
            "by": str(self.by_id or ""),
        }

    @property
    def ending(self) -> ConsentEnd | None:
        return getattr(self, "end", None)

    def stands_on(self, day: dt.date) -> bool:
        ended = self.ended_at is not None or self.ending is not None or not self.is_genuine
        return rules.stands(answer=self.answer, from_on=self.from_on, until_on=self.until_on, ended=ended, on=day)


class ConsentEnd(LedgerLine):
    """A consent was withdrawn, or its last day passed."""

    guarded = ("consent", "kind", "on", "given_by", "manner", "by", "at")
    bound_to = ("consent",)

    consent = models.OneToOneField(Consent, models.CASCADE, related_name="end")
    kind = CodeField(codes.EndKind, max_length=10)
    on = models.DateField(_("On"), default=timezone.localdate)

    objects = GuardedQuerySet["ConsentEnd"].as_manager()

    class Meta:
        verbose_name = _("end of a consent")
        verbose_name_plural = _("ends of consents")

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            Consent.objects.filter(pk=self.consent_id).change(ended_at=self.at)

    def facts(self) -> dict[str, Any]:
        return {
            "consent": str(self.consent_id),
            "kind": str(self.kind),
            "given_by": list(self.given_by),
            "manner": str(self.manner),
            "on": self.on.isoformat(),
            "by": str(self.by_id or ""),
        }
