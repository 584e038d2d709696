"""Packages that somebody makes byte by byte, knowing the format and every public key: none is taken in."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pyrage
import pytest
from pyrage import x25519

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case
from inbeeld.chain.transfers.envelopes import CONTENT, ENVELOPE, RECEIPT, NotTaken, PackageProblem, canonical, unpack
from inbeeld.chain.transfers.keys import SecretKey
from inbeeld.chain.transfers.models import PackageReceived
from inbeeld.chain.transfers.services.keeping_keys import own_key
from inbeeld.chain.transfers.services.receiving import _public_of, take_in

from .conftest import TwoSides, download


@pytest.fixture
def inside(sides: TwoSides, full_case: Case, coordinator: Persona) -> tuple[dict[str, Any], bytes]:
    """What stands in an honest package: its envelope and what follows; and we are where it goes."""
    data = download(full_case, coordinator, sides.installation_there)
    head, _, tail = bytes(pyrage.decrypt(data, [sides.there.opening()])).partition(b"\n")
    sides.go_there()
    return json.loads(head), tail


def sealed_for_us(sides: TwoSides, envelope: dict[str, Any], tail: bytes = b"") -> bytes:
    """Anybody can do this: it takes the public key only."""
    whole = canonical(envelope) + b"\n" + tail
    return bytes(pyrage.encrypt(whole, [x25519.Recipient.from_str(sides.there.public.recipient)]))


def content_of(envelope: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(base64.b64decode(envelope["content"]))
    return found


def signed_by(
    key: SecretKey, content: dict[str, Any], *, says: SecretKey | None = None, kind: str = CONTENT
) -> dict[str, Any]:
    """An envelope with this content, signed by `key`, which says that it is signed by another."""
    message = canonical(content)
    return {
        "schema": ENVELOPE,
        "signer": (says or key).public.fingerprint,
        "signature": base64.b64encode(key.sign(kind.encode() + b"\n" + message)).decode(),
        "content": base64.b64encode(message).decode(),
    }


def problem_with(package: bytes) -> PackageProblem:
    with pytest.raises(NotTaken) as refused:
        unpack(package, own=own_key(), known=_public_of)
    return refused.value.problem


def test_an_honest_package_made_this_way_is_read(sides: TwoSides, inside: tuple[dict[str, Any], bytes]) -> None:
    """Otherwise the tests below would prove nothing."""
    envelope, tail = inside
    again = signed_by(sides.here, content_of(envelope))
    for package in (sealed_for_us(sides, envelope, tail), sealed_for_us(sides, again, tail)):
        content, _, sender = unpack(package, own=own_key(), known=_public_of)
        assert content == content_of(envelope)
        assert sender.fingerprint == sides.here.public.fingerprint


def test_the_fingerprint_of_somebody_known_with_the_signature_of_a_stranger(
    sides: TwoSides, inside: tuple[dict[str, Any], bytes]
) -> None:
    forged = signed_by(SecretKey.make(), content_of(inside[0]), says=sides.here)
    assert problem_with(sealed_for_us(sides, forged, inside[1])) == PackageProblem.TAMPERED


def test_a_signature_from_another_package_under_another_content(
    sides: TwoSides, inside: tuple[dict[str, Any], bytes]
) -> None:
    envelope, tail = inside
    other = {**content_of(envelope), "package": "00000000-0000-0000-0000-000000000001"}
    moved = {**envelope, "content": base64.b64encode(canonical(other)).decode()}
    assert problem_with(sealed_for_us(sides, moved, tail)) == PackageProblem.TAMPERED


@pytest.mark.parametrize("signature", ["", "AAAA", base64.b64encode(bytes(64)).decode()])
def test_an_empty_or_short_signature(sides: TwoSides, inside: tuple[dict[str, Any], bytes], signature: str) -> None:
    assert (
        problem_with(sealed_for_us(sides, {**inside[0], "signature": signature}, inside[1])) == PackageProblem.TAMPERED
    )


def test_a_signature_that_was_given_for_a_receipt(sides: TwoSides, inside: tuple[dict[str, Any], bytes]) -> None:
    forged = signed_by(sides.here, content_of(inside[0]), kind=RECEIPT)
    assert problem_with(sealed_for_us(sides, forged, inside[1])) == PackageProblem.TAMPERED


def test_a_package_for_another_installation_that_is_passed_on_to_us(
    sides: TwoSides, inside: tuple[dict[str, Any], bytes]
) -> None:
    """Signed by somebody we know; the other, who could open it, encrypted it anew for us."""
    for_another = {**content_of(inside[0]), "to": SecretKey.make().public.fingerprint}
    assert (
        problem_with(sealed_for_us(sides, signed_by(sides.here, for_another), inside[1])) == PackageProblem.NOT_FOR_US
    )
    for_nobody = {name: value for name, value in for_another.items() if name != "to"}
    for_no_one = sealed_for_us(sides, signed_by(sides.here, for_nobody), inside[1])
    assert problem_with(for_no_one) == PackageProblem.NOT_FOR_US


@pytest.mark.parametrize("behind", [b"\n", b"x", b"%PDF-1.7 verzonnen" * 100])
def test_bytes_behind_what_was_signed(sides: TwoSides, inside: tuple[dict[str, Any], bytes], behind: bytes) -> None:
    envelope, tail = inside
    assert problem_with(sealed_for_us(sides, envelope, tail + behind)) == PackageProblem.TAMPERED


def test_files_that_are_not_what_was_signed_or_are_missing(
    sides: TwoSides, inside: tuple[dict[str, Any], bytes]
) -> None:
    honest = b"verzonnen brief"
    files = [[hashlib.sha256(honest).hexdigest(), len(honest)]]
    envelope = signed_by(sides.here, {**content_of(inside[0]), "files": files})
    assert unpack(sealed_for_us(sides, envelope, honest), own=own_key(), known=_public_of)[1] == {files[0][0]: honest}
    for tail in (b"", honest[:-1], honest[::-1], honest + b"x"):
        assert problem_with(sealed_for_us(sides, envelope, tail)) == PackageProblem.TAMPERED
    for odd in ("x", [["a"]], [[files[0][0], "x"]], None):
        wrong = signed_by(sides.here, {**content_of(inside[0]), "files": odd})
        assert problem_with(sealed_for_us(sides, wrong)) == PackageProblem.WRONG_CONTENT


def test_none_of_it_makes_a_case(
    sides: TwoSides, inside: tuple[dict[str, Any], bytes], far_colleague: Persona, far_place: Place
) -> None:
    before = Case.objects.count()
    forged = signed_by(SecretKey.make(), content_of(inside[0]), says=sides.here)
    for package in (sealed_for_us(sides, forged, inside[1]), sealed_for_us(sides, inside[0], inside[1] + b"x")):
        with pytest.raises(NotTaken):
            take_in(package, by=far_colleague.actor, region=far_place.region)
    assert Case.objects.count() == before
    assert not PackageReceived.objects.exists()
