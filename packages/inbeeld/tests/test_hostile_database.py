"""The database is not trusted: whoever writes in it with plain SQL gains no right, and what he changed is found.

Generated from the models: each guarded column of each table is changed, copied and swapped; then everybody acts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from contextlib import suppress
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, models
from django.test import Client, TestCase, override_settings
from django.utils import timezone

from fixtures.hostile import (
    attack,
    bound_columns,
    copy_behind,
    looks_wrong,
    other_than,
    row_of,
    sealed_columns,
    write,
)
from fixtures.personas import signed_in
from inbeeld.chain.cases.models import Case
from inbeeld.chain.consents.models import Consent, ConsentEnd
from inbeeld.chain.partner_api.services.keys import issue_key, key_shown
from inbeeld.demo.loading import load
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.models import EmergencyAccess, Grant
from inbeeld.foundation.access.querysets import Protected, Scope
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.accounts.invitations import InvitationClosed, accept
from inbeeld.foundation.accounts.models import Invitation, Membership, Organisation, User
from inbeeld.foundation.accounts.rules import Role
from inbeeld.foundation.accounts.session_store import kept_as
from inbeeld.foundation.audit.models import AuditEntry
from inbeeld.foundation.oversight.models import ForgedRow
from inbeeld.foundation.vault.models import SealedModel
from inbeeld.foundation.vault.rows import MAC, GuardedRow, covered_columns, guarded_models

WATCHED = ("/werk/", "/zaken/", "/signalen/", "/gesprekken/", "/meldcode/", "/overdrachten/", "/mijn-toegang/")


def protected_models() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, Protected)]


def sealed_models() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, SealedModel) and sealed_columns(model)]


def own_columns(scope: Scope, member: Membership) -> dict[str, Any]:
    """What somebody writes into a record to make it his own."""
    wanted: dict[str, Any] = {scope.organisation: member.organisation_id}
    if member.region_id is not None:
        wanted[scope.region] = member.region_id
    wanted |= dict.fromkeys((name for name in (scope.owner, scope.asked, scope.author) if name), member.pk)
    return wanted


def told_already(row: Any) -> None:
    """As after the first attack on it: letters about each row are written once, which is another test."""
    ForgedRow.objects.get_or_create(label=row._meta.label_lower, key=getattr(row.pk, "hex", str(row.pk)))


@override_settings(DEMO=True)
class TheHostileDatabase(TestCase):
    """Against the demo region: records of every room. Each attack is undone at its end."""

    @classmethod
    def setUpTestData(cls) -> None:
        with override_settings(DEMO=True):
            load()

    def people(self) -> list[Membership]:
        return list(Membership.objects.select_related("user", "organisation", "region"))

    def actor(self, member: Membership) -> Actor:
        """As the next page finds him."""
        fresh = Membership.objects.select_related("user", "organisation", "region").get(pk=member.pk)
        return actor_for(fresh, second_factor=True)

    def test_every_guarded_column_of_every_table_shows_a_change(self) -> None:
        """Changed, emptied, and written over with what stands in another row."""
        tried = 0
        for model in {*guarded_models(), *sealed_models()}:
            row = row_of(model)
            told_already(row)
            others = model._base_manager.exclude(pk=row.pk)[:3]
            assert not looks_wrong(row), model._meta.label
            for column, values in self._attacks(model, row, list(others)).items():
                for value in values:
                    # What a constraint of the database refuses did not happen.
                    with self.subTest(table=model._meta.label, column=column), suppress(IntegrityError), attack():
                        write(row, column, value)
                        tried += 1
                        assert looks_wrong(row)
        assert tried > 500

    def _attacks(self, model: Any, row: Any, others: list[Any]) -> dict[str, list[Any]]:
        """For each guarded column what somebody writes there: what stands in other rows, something else, nothing.

        What a sealed value is bound to counts where there is a sealed value: else the line holds facts alone.
        """
        sealed = [name for name in sealed_columns(model) if getattr(row, name) is not None]
        columns = [*sealed, *(bound_columns(model) if sealed else [])]
        if issubclass(model, GuardedRow):
            columns += [*covered_columns(model), MAC]
        found: dict[str, list[Any]] = {}
        for column in dict.fromkeys(columns):
            field: Any = next(field for field in model._meta.local_concrete_fields if field.attname == column)
            before, there = getattr(row, column), [getattr(other, column) for other in others]
            written = [] if field.unique else list(there)
            if column not in sealed and not (field.unique and field.is_relation):
                written.append(other_than(field, before))
            found[column] = [value for value in written if value is not None and value != before]
            if field.null and before is not None and column not in sealed:
                found[column].append(None)
        return found

    def test_a_copied_row_is_found(self) -> None:
        for model in guarded_models():
            row = row_of(model)
            pk: Any = model._meta.pk
            fresh = {pk.attname: other_than(pk, row.pk) if not isinstance(row.pk, int) else row.pk + 10**6}
            unique = [field for field in model._meta.local_concrete_fields if field.unique and field is not pk]
            fresh |= {field.attname: other_than(field, getattr(row, field.attname)) for field in unique}
            with self.subTest(table=model._meta.label), attack():
                if any(isinstance(field, models.ForeignKey) for field in unique) or model._meta.constraints:
                    continue  # the database itself takes no second one
                assert looks_wrong(copy_behind(row, **fresh))

    def test_verify_names_the_table_and_the_log_and_the_privacy_officer_hear_of_it_once(self) -> None:
        row = Membership.objects.order_by("pk").first()
        assert row is not None
        write(row, "role", Role.COORDINATOR if row.role != Role.COORDINATOR else Role.TEAM_LEAD)
        for _night in range(2):
            with pytest.raises(CommandError):
                call_command("verify")
        assert AuditEntry.objects.filter(event="rows.forged").count() == 1
        assert ForgedRow.objects.get().label == "accounts.membership"

    def test_a_changed_membership_gives_nothing(self) -> None:
        """Each role, organisation, region, person and day that somebody could write for himself."""
        for member in self.people():
            told_already(member)
            for column in covered_columns(Membership):
                field: Any = next(f for f in Membership._meta.local_concrete_fields if f.attname == column)
                wanted = (
                    [role.value for role in Role] if column == "role" else [other_than(field, getattr(member, column))]
                )
                for value in set(wanted) - {getattr(member, column)}:
                    with self.subTest(column=column, value=value), attack():
                        write(member, column, value)
                        actor = self.actor(member)
                        assert not actor.is_staff
                        assert not any(actor.may(action) for action in Action)

    def test_somebodys_membership_copied_to_somebody_else_gives_nothing(self) -> None:
        coordinator = Membership.objects.filter(role=Role.COORDINATOR).first()
        assert coordinator is not None
        for member in self.people():
            with attack():
                copied = copy_behind(coordinator, id=other_than(Membership._meta.pk, None), user_id=member.user_id)
                assert isinstance(copied, Membership)
                assert not self.actor(copied).is_staff

    def test_a_record_that_somebody_writes_to_himself_stays_closed(self) -> None:
        """Every protected table, every person: neither the list, nor the record, nor any action."""
        for model in protected_models():
            for member in self.people():
                actor = self.actor(member)
                seen = {row.pk for row in model.objects.visible_to(actor)}
                target = model._base_manager.exclude(pk__in=seen).first()
                if target is None:
                    continue
                told_already(target)
                before = self._open_to(model, actor, target.pk)
                with self.subTest(table=model._meta.label, role=member.role), attack():
                    for name, value in own_columns(model.scope, member).items():
                        write(target, model._meta.get_field(name).attname, value)
                    after = self._open_to(model, self.actor(member), target.pk)
                assert after <= before

    def _open_to(self, model: Any, actor: Actor, pk: Any) -> set[str]:
        """By which ways and actions somebody reaches the record."""
        record = model._base_manager.get(pk=pk)
        found: set[str] = set()
        for action in Action:
            if actor.may(action, record):
                found.add(f"{action} rule")
            rows = model.objects.visible_to(actor, action)
            if rows.query.is_empty():
                continue
            one = rows.filter(pk=pk)
            ways = {"one": one.first() is not None, "portion": bool(list(one.iterator(chunk_size=10)))}
            if action == model.scope.read:
                ways["list"] = pk in {row.pk for row in rows}
            found |= {f"{action} {way}" for way, is_open in ways.items() if is_open}
        return found

    def test_no_page_shows_cases_that_somebody_wrote_to_himself(self) -> None:
        """Lists, work lists and the case itself; also what hangs on it."""
        for member in self.people():
            client = signed_in(member.user)
            actor = self.actor(member)
            seen = {case.pk for case in Case.objects.visible_to(actor)}
            targets = list(Case.objects.exclude(pk__in=seen).filter(is_open=True))
            with self.subTest(role=member.role), attack():
                for target in targets:
                    for name, value in own_columns(Case.scope, member).items():
                        write(target, f"{name}_id", value)
                    assert client.get(f"/zaken/{target.pk}/").status_code in {403, 404}
                for page in WATCHED:
                    shown = client.get(page, follow=True).content.decode()
                    assert not [target.pseudonym for target in targets if target.pseudonym in shown], page

    def test_a_grant_that_somebody_writes_opens_nothing(self) -> None:
        granted = Grant.objects.select_related("membership").first()
        assert granted is not None
        for member in self.people():
            before = self.actor(member).held
            for how in ("moved", "copied", "lengthened", "wider", "revived"):
                with self.subTest(how=how, role=member.role), attack():
                    self._tamper(granted, member, how)
                    assert set(self.actor(member).held) <= set(before)

    def _tamper(self, granted: Grant, member: Membership, how: str) -> None:
        match how:
            case "moved":
                write(granted, "membership_id", member.pk)
            case "copied":
                copy_behind(granted, id=other_than(Grant._meta.pk, None), membership_id=member.pk)
            case "lengthened":
                write(granted, "ends_at", timezone.now() + dt.timedelta(days=4000))
            case "wider":
                write(granted, "parts", ["identity", "documents", "summary", "safety"])
            case _:
                write(granted, "revoked_at", None)
                write(granted, "membership_id", member.pk)

    def test_an_emergency_that_somebody_writes_opens_nothing(self) -> None:
        row = row_of(EmergencyAccess)
        for member in self.people():
            with attack():
                for column, value in {
                    "membership_id": member.pk,
                    "record_id": Case.objects.order_by("pk").values_list("pk", flat=True)[0],
                    "started_at": timezone.now() - dt.timedelta(minutes=1),
                    "ends_at": timezone.now() + dt.timedelta(hours=1),
                }.items():
                    write(row, column, value)
                assert not [held for held in self.actor(member).held if held.emergency]

    def test_a_consent_that_was_taken_back_stays_taken_back(self) -> None:
        """Also when the line that ended it is removed, or its mark is emptied."""
        end = ConsentEnd.objects.select_related("consent").first()
        assert end is not None
        today = timezone.localdate()
        for how in ("line", "mark", "both"):
            with self.subTest(how=how), attack():
                if how in {"line", "both"}:
                    ConsentEnd._base_manager.filter(pk=end.pk)._raw_delete("default")
                if how in {"mark", "both"}:
                    write(end.consent, "ended_at", None)
                fresh = Consent.objects.get(pk=end.consent_id)
                assert not fresh.stands_on(today)
                assert end.consent_id not in {one.pk for one in Consent.objects.standing(today)}

    def test_a_password_that_somebody_writes_signs_nobody_in(self) -> None:
        known = User.objects.create_user("kent@voorbeeld.test", PASSWORD, name="Kent (verzonnen)")
        assert signs_in(known)
        for user in User.objects.exclude(pk=known.pk)[:4]:
            with self.subTest(user=user.email), attack():
                write(user, "password", known.password)
                assert not signs_in(user)
        with attack():
            write(known, "is_active", False)
            assert not signs_in(known)

    def test_nobody_gets_a_letter_for_a_new_password_at_an_address_that_somebody_writes(self) -> None:
        user = User.objects.exclude(password="").first()
        assert user is not None
        for how in ("address of the library", "address of the person"):
            with self.subTest(how=how), attack():
                if how == "address of the person":
                    write(user, "email", "dader@voorbeeld.test")
                else:
                    EmailAddress.objects.create(user=user, email="dader@voorbeeld.test", verified=True)
                Client().post("/account/wachtwoord/vergeten/", {"email": "dader@voorbeeld.test"})
                letters = [letter for letter in mail.outbox if "dader@voorbeeld.test" in letter.to]
                assert not [letter for letter in letters if "/nieuw/" in str(letter.body)]

    def test_a_second_factor_of_one_person_is_none_of_another(self) -> None:
        """Changed, moved, copied: also a passkey, of which the database holds no secret."""
        attacker, victim = User.objects.order_by("email")[:2]
        factor = totp.TOTP.activate(attacker, totp.generate_totp_secret()).instance
        assert mfa_adapter().is_mfa_enabled(attacker)
        with attack():
            write(factor, "user_id", victim.pk)
            assert not mfa_adapter().is_mfa_enabled(victim)
        totp.TOTP.activate(victim, totp.generate_totp_secret())
        own = Authenticator.objects.get(user=victim)
        for data in (factor.data, {**factor.data, "secret": own.data["secret"]}, {**own.data, "mark": ""}):
            with attack():
                write(own, "data", data)
                assert not mfa_adapter().is_mfa_enabled(victim)
                assert not Authenticator.objects.filter(user=victim).count()
        with attack():
            Authenticator._base_manager.filter(pk=factor.pk)._raw_delete("default")
            key = copy_behind(factor, id=None, user_id=victim.pk, type=Authenticator.Type.WEBAUTHN)
            assert list(Authenticator.objects.filter(user=victim, type=key.type)) == []  # type: ignore[attr-defined]

    def test_a_session_of_one_person_is_none_of_another(self) -> None:
        """Neither by what it says, copied to one's own, nor by the name under which the table knows it."""
        victim, attacker = self.people()[:2]
        theirs, own = signed_in(victim.user), signed_in(attacker.user)
        rows = Session.objects.in_bulk()
        names = {kept_as(client.cookies["sessie"].value): client for client in (theirs, own)}
        assert rows.keys() >= names.keys()
        mine, copied = rows[kept_as(own.cookies["sessie"].value)], rows[kept_as(theirs.cookies["sessie"].value)]
        with attack():
            write(mine, "session_data", copied.session_data)
            assert "_auth_user_id" not in own.session
        taken = Client()
        taken.cookies["sessie"] = copied.session_key
        assert "_auth_user_id" not in taken.session
        assert "_auth_user_id" in theirs.session

    def test_an_invitation_that_somebody_writes_lets_nobody_in(self) -> None:
        token = "een-verzonnen-token"
        invitation = row_of(Invitation)
        for column, value in {
            "token_hash": hashlib.sha256(token.encode()).hexdigest(),
            "accepted_at": None,
            "withdrawn_at": None,
            "accepted_by_id": None,
            "expires_at": timezone.now() + dt.timedelta(days=3),
        }.items():
            write(invitation, column, value)
        with pytest.raises(InvitationClosed):
            accept(token, name="Dader (verzonnen)", password=PASSWORD)

    def test_a_key_of_a_system_that_somebody_changes_opens_nothing(self) -> None:
        administrator = Membership.objects.select_related("user", "organisation").get(role=Role.ADMINISTRATOR)
        key, shown = issue_key(
            administrator.organisation, "Verzonnen", expires_on=timezone.localdate(), may_hand_in=True,
            may_follow=False, by=self.actor(administrator),
        )  # fmt: skip
        assert key_shown(shown) == key
        other = Organisation.objects.exclude(pk=administrator.organisation_id).values_list("pk", flat=True)[0]
        later = timezone.localdate() + dt.timedelta(days=90)
        for column, value in {"organisation_id": other, "may_follow": True, "expires_on": later}.items():
            with self.subTest(column=column), attack():
                write(key, column, value)
                assert key_shown(shown) is None


PASSWORD = "een-bekend-wachtwoord-van-niemand"


def signs_in(user: User) -> bool:
    """Whether the sign-in page takes his password."""
    client = Client()
    client.post("/account/inloggen/", {"login": user.email, "password": PASSWORD})
    return "_auth_user_id" in client.session or "account_login" in client.session
