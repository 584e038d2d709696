"""Telephone numbers as people write them."""

from __future__ import annotations

import pytest

from inbeeld.foundation.records.phone_numbers import has_digits_of_no_number, numbers_in, with_plain_numbers

MOBILE = "+31612345678"


@pytest.mark.parametrize(
    "written",
    [
        "0612345678", "06 12345678", "06-12345678", "06-12 34 56 78", "06.12.34.56.78", "+31612345678",
        "+31 6 12345678", "+31 (0)6 12345678", "+31(0)612345678", "0031612345678", "0031 (0)6 1234 5678",
        "06\u201312345678", "06\u201112345678", "06\u00a01234\u00a05678", "612345678", "6 12345678", "31612345678",
        "\u202a06 12345678\u202c", "tel: 06 12345678", "(06) 12345678", "06/12345678", "06 - 12 34 56 78",
    ],
)  # fmt: skip
def test_one_number_is_the_same_however_it_is_written(written: str) -> None:
    assert [number.e164 for number in numbers_in(written)] == [MOBILE]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("0612345678 / 0687654321", [MOBILE, "+31687654321"]),
        ("0612345678/0687654321", [MOBILE, "+31687654321"]),
        ("06-12345678 06-87654321", [MOBILE, "+31687654321"]),
        ("0612345678, 0201234567", [MOBILE, "+31201234567"]),
        ("0612345678\n+32 470 12 34 56", [MOBILE, "+32470123456"]),
        ("06 12345678 (moeder 06 87654321)", [MOBILE, "+31687654321"]),
        ("020-1234567", ["+31201234567"]),
        ("201234567", ["+31201234567"]),
        ("+49 151 23456789", ["+4915123456789"]),
        ("0049 151 23456789", ["+4915123456789"]),
        ("+212 661-123456", ["+212661123456"]),
        ("0612345678 0612345678", [MOBILE]),
        ("112", []),
        ("06 1234567", []),
        ("12-03-2008", []),
        ("061234567890123456", []),
        ("geen", []),
        ("", []),
    ],
)
def test_each_number_of_a_text_is_found(written: str, numbers: list[str]) -> None:
    assert [number.e164 for number in numbers_in(written)] == numbers


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("+31 (0)612345678 (alleen appen)", "06 12345678 (alleen appen)"),
        ("612345678", "06 12345678"),
        ("bel 0049 15123456789 niet", "bel +49 1512 3456789 niet"),
        ("06 1234567", "06 1234567"),
        ("vraag het op school", "vraag het op school"),
    ],
)
def test_what_was_typed_stays_and_its_numbers_read_alike(written: str, shown: str) -> None:
    assert with_plain_numbers(written) == shown


@pytest.mark.parametrize(
    ("written", "is_wrong"), [("06 1234567", True), ("0612345678", False), ("112", False), ("via school", False)]
)
def test_what_was_meant_as_a_number_and_is_none_is_told(written: str, is_wrong: bool) -> None:
    assert has_digits_of_no_number(written) is is_wrong
