"""Cleaning in the process of the test."""

from inbeeld.foundation.files.cleaning.__main__ import clean
from inbeeld.foundation.files.cleaning.results import Cleaned, Refused
from inbeeld.foundation.files.rules import Kind, Refusal


def cleaned_here(content: bytes) -> Cleaned:
    answer, cleaned = clean(content)
    if "refusal" in answer:
        raise Refused(Refusal(str(answer["refusal"])))
    return Cleaned(Kind(str(answer["kind"])), cleaned, int(answer["pictures"]), bool(answer["accounted"]))
