"""The case: a person under a pseudonym, and where the work stands."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes, rules
from inbeeld.chain.cases.ages import Moment
from inbeeld.chain.cases.pseudonyms import new_pseudonym, pseudonym_key
from inbeeld.chain.cases.querysets import CaseQuerySet
from inbeeld.chain.method.api import Phase, WorkTerms
from inbeeld.foundation.access.api import Action, Protected, Scope
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Municipality, Region
from inbeeld.foundation.records.api import LONGEST, CodeField, PartialDate
from inbeeld.foundation.vault.api import SealedField, SealedModel


def _for_each_list(name: str, *whose: str) -> list[models.Index]:
    """The indexes of each order and each filter of a list: what is rare is found as quickly as what is common."""
    orders = {"due": "next_due_on", "contact": "contact_due_on", "opened": "opened_on"}
    watched = {
        "safety": "safety_review_on",
        "ways": "ways_review_on",
        "action": "action_due_on",
        "break": "next_break_on",
    }
    filters = ("form", "phase", "status", "place")
    return [
        *(models.Index(fields=[*whose, by, "id"], name=f"case_{name}_{key}") for key, by in (orders | watched).items()),
        *(models.Index(fields=[*whose, by, "next_due_on", "id"], name=f"case_{name}_{by}") for by in filters),
    ]


class Case(Protected, SealedModel):
    """What is coordinated for one person. Ages left empty are not known; 0 is an age."""

    guarded = ("pseudonym", "organisation", "region", "coordinator", "is_open", "closed_on")

    scope: ClassVar[Scope] = Scope(
        kind="case", read=Action.CASE_READ, owner="coordinator", organisation="organisation", region="region"
    )

    pseudonym = models.CharField(_("Pseudonym"), max_length=20, editable=False)
    pseudonym_key = models.CharField(max_length=20, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    coordinator = models.ForeignKey(
        Membership, models.PROTECT, related_name="cases", verbose_name=_("Coordinator"), db_index=False
    )

    status = CodeField(codes.Status, _("Status"), default=codes.Status.PRESUMED)
    phase = CodeField(Phase, _("Phase"), default=Phase.FOUND)
    form = CodeField(codes.Form, _("Form of exploitation"), default=codes.Form.UNKNOWN)
    place = CodeField(codes.PlaceType, _("Type of place"), default=codes.PlaceType.UNKNOWN)
    reach = CodeField(codes.Reach, _("Border"), default=codes.Reach.UNKNOWN)
    sex = CodeField(codes.Sex, _("Sex or gender"), default=codes.Sex.UNKNOWN)
    nationality_group = CodeField(codes.NationalityGroup, _("Nationality"), default=codes.NationalityGroup.UNKNOWN)
    age_at_start = models.PositiveSmallIntegerField(_("Age when the exploitation started"), null=True, blank=True)
    age_at_contact = models.PositiveSmallIntegerField(_("Age at first contact"), null=True, blank=True)
    age_at_report = models.PositiveSmallIntegerField(_("Age at report"), null=True, blank=True)
    # Beside each age: whether it is an estimate, and the moment itself as far as it is known (EDTF).
    age_at_start_estimated = models.BooleanField(default=False, db_default=False)
    age_at_contact_estimated = models.BooleanField(default=False, db_default=False)
    age_at_report_estimated = models.BooleanField(default=False, db_default=False)
    started_on = models.CharField(_("Start of the exploitation"), max_length=LONGEST, blank=True, db_default="")
    contacted_on = models.CharField(_("First contact"), max_length=LONGEST, blank=True, db_default="")
    reported_on = models.CharField(_("Report to the register"), max_length=LONGEST, blank=True, db_default="")
    summary = SealedField(_("What is going on"), null=True, blank=True)
    # What the coordinator calls it, to tell it from another; never a name.
    label = SealedField(_("Own short label"), null=True, blank=True)
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Municipality responsible"),
    )

    is_open = models.BooleanField(default=True)
    opened_on = models.DateField(_("Opened on"), default=timezone.localdate)
    closed_on = models.DateField(_("Closed on"), null=True, blank=True)
    outcome = CodeField(codes.Outcome, _("Outcome"), blank=True)

    last_contact_on = models.DateField(_("Last contact"), null=True, blank=True)
    last_attempt_on = models.DateField(_("Last attempt"), null=True, blank=True)
    attempts_since = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    # Agreed for this case; empty is as the organisation does.
    contact_every_days = models.PositiveSmallIntegerField(null=True, blank=True)
    contact_paused_until = models.DateField(null=True, blank=True)
    # Kept beside the facts they follow from, so that lists of a million cases sort by them.
    contact_due_on = models.DateField(editable=False)
    safety_review_on = models.DateField(editable=False)
    # Empty as long as nobody wrote down how he may be reached.
    ways_review_on = models.DateField(null=True, editable=False)
    action_due_on = models.DateField(null=True, editable=False)
    next_break_on = models.DateField(_("Next break"), null=True, editable=False)
    next_due_on = models.DateField(_("Next due"), editable=False)

    # One version for each part that is edited as a whole: a stale page is noticed.
    summary_version = models.PositiveIntegerField(default=1, editable=False)
    safety_version = models.PositiveIntegerField(default=0, editable=False)
    state_version = models.PositiveIntegerField(default=1, editable=False)
    summary_changed_at = models.DateTimeField(default=timezone.now, editable=False)
    summary_changed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False, db_index=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_open=True, closed_on=None, outcome="")
                | (models.Q(is_open=False, closed_on__isnull=False) & ~models.Q(outcome="")),
                name="case_closed_with_outcome",
            )
        ]
        # First whose list it is, then what it is narrowed to, then its order; `id` breaks ties between pages. One
        # coordinator has few enough cases to sort.
        indexes = [
            *_for_each_list("region", "organisation", "region", "is_open"),
            *_for_each_list("organisation", "organisation", "is_open"),
            models.Index(
                # With the whole scope of a team in it: else a count of what one colleague has reads the whole region.
                fields=["coordinator", "is_open", "organisation", "region", "next_due_on", "id"],
                name="case_coordinator_load",
            ),
            models.Index(
                fields=["organisation", "region", "pseudonym_key"],
                opclasses=["", "", "varchar_pattern_ops"],
                name="case_region_pseudonym",
            ),
        ]

    def __str__(self) -> str:
        return self.pseudonym

    def give_pseudonym(self) -> None:
        """Draw a name that no other case has."""
        self.draw_pseudonym()
        if Case.objects.filter(pseudonym_key=self.pseudonym_key).exists():
            self.give_pseudonym()

    def draw_pseudonym(self) -> None:
        """Draw a name; the caller sees to it that no other case has it."""
        self.pseudonym = new_pseudonym()
        self.pseudonym_key = pseudonym_key(self.pseudonym)

    def refresh_due(self) -> None:
        """Work out again what is due first; the caller saves."""
        self.refresh_contact_due(self.terms())
        self.refresh_next_due()

    def refresh_next_due(self) -> None:
        self.next_due_on = rules.next_due(
            [self.action_due_on, self.safety_review_on, self.ways_review_on], contact_due_on=self.contact_due_on
        )

    def terms(self) -> WorkTerms:
        """The working terms that hold for this case today."""
        return WorkTerms.objects.holding(self.organisation_id, timezone.localdate())

    def refresh_contact_due(self, terms: WorkTerms) -> None:
        self.contact_due_on = rules.contact_due(
            self.opened_on,
            self.last_contact_on,
            every=self.contact_every_days or terms.contact_within_days,
            paused_until=self.contact_paused_until,
        )

    def days_without_contact(self, today: dt.date) -> int:
        return (today - (self.last_contact_on or self.opened_on)).days

    def age_on(self, day: dt.date) -> int | None:
        """About how old they are: counted on from the age at first contact; None when that is not known."""
        if self.age_at_contact is None:
            return None
        known = PartialDate.from_edtf(self.contacted_on)
        return rules.age_counted_on(self.age_at_contact, known.year if known else self.opened_on.year, day.year)

    @property
    def moments(self) -> list[Moment]:
        """Start, first contact and report: how old he was, when, and how exactly that is known."""
        return Moment.all_of(self)

    @property
    def started_as_minor(self) -> bool | None:
        """Whether the exploitation started before 18; None when that age is not known."""
        return rules.is_minor(self.age_at_start)
