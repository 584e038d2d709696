"""A guarded row that was deleted with plain SQL is missed until two persons settle it; then it blocks nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from fixtures.hostile import change_behind, delete, write
from fixtures.personas import Persona, Place, make_persona
from fixtures.waiting import night_after, wait_out
from inbeeld.chain.cases.api import Case
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.erasure.api import is_held
from inbeeld.foundation.four_eyes.api import (
    FourEyesRequest,
    Hindered,
    Refusal,
    Refused,
    State,
    agree,
    carry_out_due,
    refuse,
)
from inbeeld.foundation.oversight.checks import changed_rows_are_settled
from inbeeld.foundation.oversight.models import ForgedRow
from inbeeld.foundation.oversight.settling import ask_to_settle
from inbeeld.foundation.vault.api import RowRevision, deleted_rows, is_missed
from inbeeld.retention.api import Hold
from inbeeld.retention.services import hold

PAGE = "/toezicht/gewijzigd/"
TYPED = {"reason": "Uitgezocht: een proef op de verkeerde database.", "proof": "Rapport 7 (verzonnen)"}


@pytest.fixture
def second_officer(place: Place) -> Persona:
    return make_persona("second officer", Role.PRIVACY_OFFICER, place.organisation, None)


@pytest.fixture
def missed(case: Case, privacy_officer: Persona) -> ForgedRow:
    """A hold that somebody deleted; the night found it."""
    today = timezone.localdate()
    delete(hold(case, "case", by=privacy_officer.actor, reason="Verzonnen rechtszaak.", review_on=today))
    return found_in_the_night()


def found_in_the_night() -> ForgedRow:
    with pytest.raises(CommandError, match="Changed rows"):
        call_command("look_over_rows")
    return ForgedRow.objects.get()


def ask(missed: ForgedRow, by: Persona) -> FourEyesRequest:
    return ask_to_settle(missed, by=by.actor, **TYPED)


def ids() -> list[str | None]:
    return [one.id for one in changed_rows_are_settled()]


def test_a_missed_hold_blocks_erasure_until_two_persons_settle_it(
    case: Case, missed: ForgedRow, privacy_officer: Persona, second_officer: Persona
) -> None:
    assert is_held(case)
    assert ids() == ["oversight.E001", "oversight.E002"]
    page = privacy_officer.client.get(PAGE).content.decode()
    assert f"{PAGE}{missed.pk}/afhandelen/" in page
    answer = privacy_officer.client.post(f"{PAGE}{missed.pk}/afhandelen/", TYPED)
    asked = FourEyesRequest.objects.get()
    assert answer.headers["Location"] == f"/tweede-persoon/{asked.pk}/"
    carry_out_due()
    assert is_held(case)
    shown = second_officer.client.get(f"/tweede-persoon/{asked.pk}/").content.decode()
    assert TYPED["proof"] in shown
    assert "retention.hold" in shown
    wait_out(asked)
    second_officer.client.post(
        f"/tweede-persoon/{asked.pk}/besluiten/", {"decision": "agree", "answer": "Het rapport klopt."}
    )
    assert is_held(case)
    assert night_after(asked).state == State.DONE
    assert not is_held(case)
    assert not deleted_rows(Hold)
    assert ids() == ["oversight.E001"]  # that somebody looks at it stays asked
    call_command("look_over_rows")
    call_command("verify")
    assert AuditEntry.objects.filter(event="rows.settled").count() == 1
    assert "afhandelen" not in privacy_officer.client.get(PAGE).content.decode()


def test_a_night_that_comes_twice_settles_once(
    missed: ForgedRow, privacy_officer: Persona, second_officer: Persona
) -> None:
    asked = wait_out(ask(missed, privacy_officer))
    agree(asked, by=second_officer.actor, answer="x")
    night_after(asked)
    revision = RowRevision.objects.get(row__startswith="retention.hold").revision
    carry_out_due()
    assert RowRevision.objects.get(row__startswith="retention.hold").revision == revision


def test_nobody_settles_alone_and_an_administrator_decides_only_where_there_is_no_second_officer(
    case: Case, missed: ForgedRow, privacy_officer: Persona, second_officer: Persona, administrator: Persona
) -> None:
    asked = wait_out(ask(missed, privacy_officer))
    for persona, why in ((privacy_officer, Refusal.OWN_REQUEST), (administrator, Refusal.NOT_THIS_PERSON)):
        with pytest.raises(Refused) as no:
            agree(asked, by=persona.actor, answer="x")
        assert no.value.why is why
    refuse(asked, by=second_officer.actor, answer="Eerst uitzoeken.")
    carry_out_due()
    assert is_held(case)


def test_what_is_not_missed_cannot_be_settled(partner: Persona, privacy_officer: Persona) -> None:
    """A row that was changed stands there: it gives no right, and is not taken away by this."""
    assert partner.membership is not None
    write(partner.membership, "role", Role.ADMINISTRATOR)
    changed = found_in_the_night()
    assert changed.label == "accounts.membership"
    assert "afhandelen" not in privacy_officer.client.get(PAGE).content.decode()
    with pytest.raises(Hindered):
        ask(changed, privacy_officer)
    page = privacy_officer.client.post(f"{PAGE}{changed.pk}/afhandelen/", TYPED, follow=True)
    assert "staat weer in de database" in page.content.decode()
    assert Membership.objects.filter(pk=partner.membership.pk).exists()


def test_a_row_that_was_put_back_meanwhile_is_not_settled(
    case: Case, privacy_officer: Persona, second_officer: Persona
) -> None:
    kept = hold(case, "case", by=privacy_officer.actor, reason="Verzonnen.", review_on=timezone.localdate())
    row = Hold.objects.get(pk=kept.pk)
    delete(kept)
    asked = wait_out(ask(found_in_the_night(), privacy_officer))
    agree(asked, by=second_officer.actor, answer="x")
    row.save_base(raw=True, force_insert=True)
    assert night_after(asked).state == State.STOPPED
    assert Hold.objects.get().is_genuine


def test_a_settlement_that_somebody_writes_into_the_database_settles_nothing(
    case: Case, missed: ForgedRow, privacy_officer: Persona, second_officer: Persona
) -> None:
    asked = ask(missed, privacy_officer)
    long_ago = timezone.now() - dt.timedelta(days=99)
    assert second_officer.membership is not None
    change_behind(
        FourEyesRequest.objects.filter(pk=asked.pk),
        state=State.AGREED,
        decided_by=second_officer.membership.pk,
        decided_at=long_ago,
        carry_out_from=long_ago,
    )
    carry_out_due()
    assert is_held(case)
    assert is_missed(missed.label, missed.key)
