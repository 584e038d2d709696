"""Which municipalities somebody means by what they typed, and whether that is certain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from .models import Municipality, RegionKind, RegionMembership
from .places import POSTCODE as A_POSTCODE
from .places import PROVINCES, codes_of, codes_of_postcode, names_known, parts_of, readings_of
from .rules import names_meant

MOST = 12


@dataclass(frozen=True, slots=True)
class Meant:
    """The municipalities; `is_certain` when exactly one can be meant, and not only by a likeness."""

    municipalities: list[Municipality]
    is_certain: bool


def meant_by(typed: str, day: dt.date) -> Meant:
    """A municipality, or what lies in one: a village, a district, a former municipality, a postcode."""
    country = Country(day)
    literal = typed.strip().casefold()
    exact = [m for m in country.known if literal in {m.name.casefold(), m.code.casefold()}]
    if exact:
        return Meant(exact, is_certain=len(exact) == 1)
    if parts := parts_of(typed):
        found = country.read(parts)
        if found.municipalities:
            return found
        return Meant(country.like(parts[0]), is_certain=False)
    return Meant([], is_certain=False)


class Country:
    """The municipalities of one day, and what lies in them."""

    def __init__(self, day: dt.date) -> None:
        self.day = day
        self.known = list(Municipality.objects.on(day))
        self.by_code = {m.code: m for m in self.known}

    def read(self, parts: Sequence[str]) -> Meant:
        """Each part that is known narrows what the others may mean; parts that contradict each other are asked."""
        province = next((PROVINCES[part] for part in parts[1:] if part in PROVINCES), "")
        sets = [codes for part in parts if (codes := self._codes(part, alone=len(parts) == 1))]
        if not sets:
            return Meant([], is_certain=False)
        found, agrees = sets[0], True
        for codes in sets[1:]:
            both = found & codes
            agrees = agrees and bool(both or province)
            found = both or (found if province else found | codes)
        if province:
            found, agrees = self._within(found, province)
        municipalities = sorted((self.by_code[code] for code in found), key=lambda m: m.name)[:MOST]
        return Meant(municipalities, is_certain=agrees and len(found) == 1)

    def like(self, part: str) -> list[Municipality]:
        """What begins like it or is spelled nearly so: the municipalities, or those in which such a place lies."""
        by_name: dict[str, set[str]] = {}
        for m in self.known:
            by_name.setdefault(m.search_name, set()).add(m.code)
        own = names_meant(part, by_name)
        codes = {code for name in own for code in by_name[name]}
        if not own:
            codes = {code for name in names_meant(part, names_known()) for code in self._today(codes_of(name))}
        return sorted((self.by_code[code] for code in codes), key=lambda m: m.name)[:MOST]

    def _codes(self, part: str, *, alone: bool) -> set[str]:
        """What one part may mean. A municipality goes before a village of its name, when nothing else is said."""
        for name in readings_of(part):
            own = {m.code for m in self.known if m.search_name == name}
            if own and alone:
                return own
            if found := own | self._today(codes_of(name)):
                return found
        if both := self._two_in_one(part):
            return both
        digits = A_POSTCODE.search(part)
        return self._today(codes_of_postcode(int(digits[1]))) if digits else set()

    def _two_in_one(self, part: str) -> set[str]:
        """“Utrecht Overvecht”: a municipality and what lies in it, with nothing between them."""
        words = part.split()
        for place in range(1, len(words)):
            one = self._named(" ".join(words[:place]))
            if both := one & (self._named(" ".join(words[place:])) or self._of_province(words[place:])):
                return both
        return set()

    def _named(self, name: str) -> set[str]:
        return {m.code for m in self.known if m.search_name == name} | self._today(codes_of(name))

    def _of_province(self, words: Sequence[str]) -> set[str]:
        province = PROVINCES.get(" ".join(words), "")
        return self._in_province(province) if province else set()

    def _within(self, codes: set[str], province: str) -> tuple[set[str], bool]:
        """Those of the province that was said; where none lies in it, all, and it is asked."""
        inside = codes & self._in_province(province)
        return (inside, True) if inside else (codes, False)

    def _in_province(self, code: str) -> set[str]:
        held = RegionMembership.objects.on(self.day).filter(region__kind=RegionKind.PROVINCE, region__code=code)
        return set(held.values_list("municipality__code", flat=True))

    def _today(self, codes: frozenset[str]) -> set[str]:
        """These municipalities, or what they have merged into by this day."""
        found = {code for code in codes if code in self.by_code}
        for ended in Municipality.objects.filter(code__in=codes - found) if codes - found else ():
            now = ended
            while now.successor and now.code not in self.by_code:
                now.must_be_genuine()
                now = now.successor
            found |= {now.code} & set(self.by_code)
        return found
