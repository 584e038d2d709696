"""Keys of installations: on one line, and in words for the telephone."""

import pytest

from fixtures.personas import Persona
from fixtures.waiting import night_after, wait_out
from inbeeld.chain.transfers.keys import PublicKey, SecretKey, WrongKey
from inbeeld.chain.transfers.models import InstallationKey, KnownInstallation
from inbeeld.chain.transfers.services.keeping_keys import ask_to_destroy, make_keys, own_key, replace_keys
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.four_eyes.api import FourEyesRequest, Hindered, agree, withdraw
from inbeeld.foundation.vault.api import DataKey, KeyDestroyed


def test_a_public_key_is_read_back_from_its_line() -> None:
    key = SecretKey.make().public
    assert PublicKey.read(key.line) == key
    assert PublicKey.read(f"  {key.line}\n").words == key.words


def test_eight_words_can_be_said_aloud_and_differ_for_another_key() -> None:
    key, other = SecretKey.make().public, SecretKey.make().public
    assert len(key.words) == 8
    assert all(len(word) == 5 and word.isalpha() for word in key.words)
    assert key.words != other.words


@pytest.mark.parametrize("line", ["", "inbeeld-key-1", "inbeeld-key-1 age1x AAAA", "inbeeld-key-2 a b", "x" * 5000])
def test_what_is_no_key_is_refused(line: str) -> None:
    with pytest.raises(WrongKey):
        PublicKey.read(line)


def test_a_signature_of_another_key_does_not_count() -> None:
    key = SecretKey.make()
    assert key.public.verifies(key.sign(b"x"), b"x")
    assert not key.public.verifies(SecretKey.make().sign(b"x"), b"x")


def test_an_administrator_makes_the_keys_once(administrator: Persona) -> None:
    for _ in range(2):
        assert administrator.client.post("/beheer/installaties/sleutels/").status_code == 302
    key = InstallationKey.objects.get()
    page = administrator.client.get("/beheer/installaties/").content.decode()
    assert key.public in page
    assert " ".join(PublicKey.read(key.public).words) in page
    assert key.reveal("secret")["identity"] not in page


def test_stolen_keys_are_replaced_with_a_reason_and_open_nothing_any_more(administrator: Persona) -> None:
    page = "/beheer/installaties/sleutels/vervangen/"
    assert administrator.client.get(page).status_code == 302, "without keys there is nothing to replace"
    make_keys(by=administrator.actor)
    old = InstallationKey.objects.get()
    assert administrator.client.post(page, {"reason": ""}).status_code == 422
    assert InstallationKey.objects.get() == old
    assert administrator.client.post(page, {"reason": "Verzonnen: gestolen."}).status_code == 302
    new = InstallationKey.objects.get(in_use=True)
    assert new.public != old.public
    assert own_key().public.line == new.public
    assert AuditEntry.objects.get(event="installation.keys_replaced").reveal_reason() == "Verzonnen: gestolen."


def test_the_old_secret_is_destroyed_by_two_persons(administrator: Persona, privacy_officer: Persona) -> None:
    make_keys(by=administrator.actor)
    old = InstallationKey.objects.get()
    replace_keys(by=administrator.actor, reason="Verzonnen: gestolen.")
    asked = FourEyesRequest.objects.get()
    assert f"/tweede-persoon/{asked.pk}/" in administrator.client.get("/beheer/installaties/").content.decode()
    withdraw(asked, by=administrator.actor)
    administrator.client.post(f"/beheer/installaties/sleutels/{old.pk}/vernietigen/")
    again = FourEyesRequest.objects.get(state="asked")
    agree(wait_out(again), by=privacy_officer.actor, answer="Gezien.")
    assert DataKey.objects.get(pk=old.data_key_id).cipher()
    assert night_after(again).state == "done"
    with pytest.raises(KeyDestroyed):
        DataKey.objects.get(pk=old.data_key_id).cipher()
    assert own_key().public.line == InstallationKey.objects.get().public


def test_a_key_in_use_is_not_destroyed(administrator: Persona) -> None:
    make_keys(by=administrator.actor)
    with pytest.raises(Hindered) as why:
        ask_to_destroy(InstallationKey.objects.get(), by=administrator.actor, reason="x")
    assert why.value.code == "in_use"


def test_another_installation_is_registered_after_the_words_were_compared(administrator: Persona) -> None:
    key = SecretKey.make().public
    typed = {"name": "Verzonnen", "key": key.line, "compared_with": "Verzonnen beheerder"}
    shown = administrator.client.post("/beheer/installaties/nieuw/", typed)
    assert shown.status_code == 422
    assert " ".join(key.words) in shown.content.decode()
    assert not KnownInstallation.objects.exists()
    for status in (302, 422):
        answer = administrator.client.post("/beheer/installaties/nieuw/", {**typed, "compared": "on"})
        assert answer.status_code == status
    assert KnownInstallation.objects.count() == 1
