"""Looking for a person by name, on 20,000 invented people of Dutch cities: what is found, and who comes up beside."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from doublemetaphone import doublemetaphone

PEOPLE, ASKED, SEED = 20_000, 400, 11
LEAST_FOUND, MOST_BESIDE = 0.95, 25.0

GIVEN = """
Youssef Mohammed Ahmed Amin Bilal Hamza Ilias Ayoub Khalid Rachid Omar Hassan Ismail Soufiane Zakaria Jamal
Noureddine Abdelkader Mustafa Emre Mehmet Yusuf Kerem Murat Burak Hakan Can Onur Daan Sem Liam Lucas Finn Milan Levi
Noah Bram Thijs Jesse Tim Bart Wout Pieter Jan Joris Sean Roy Giovanni Jaydon Shanice Damian Xavier Rivaldo Winston
Orlando Piotr Jakub Kacper Łukasz Mateusz Ivan Vladimir Georgi Nikolaj Đorđe Haile Samuel Yonas Filmon Mehari Awa
Mamadou Ousmane Ibrahima Minjun Wei Jürgen Søren José Ángel Mahmoud Karim Tarek Aziz Idris Abdullah Salim Walid
Anouar Ouassim Chakib
"""
FAMILY = """
El Amrani|Bouzid|El Khatib|Ben Said|Bensaid|Achahbar|Ouali|Haddad|Zerouali|El Idrissi|Aït Omar|Benali|Chaouch
Yıldız|Demir|Kaya|Çelik|Öztürk|Şahin|Aydın|Yılmaz|de Vries|van der Merel|van den Berg|van Dijk|Bakker|Jansen|Visser
Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|Peters|Hendriks|van Leeuwen|Dekker|Brouwer|O'Neill|McDonald|Pinas
Martina|Wijngaarde|Doest|Kowalski|Nowak|Wiśniewski|Petrov|Orlov|Ivanova|Petrović|Gebre|Tesfay|Ndiaye|N'Diaye|Diallo
Bah|Kim|Lee|Wang|Müller|Sørensen|Silva|da Costa|dos Santos|Al Hassan|Abdi|Hussein|Warsame|Mahamud|Rahimi|Ahmadzai
Noori|Singh|Kumar|Nguyen|Tran|Lopes
"""
GIVEN_NAMES, FAMILY_NAMES = GIVEN.split(), FAMILY.strip().replace("\n", "|").split("|")
# How a name that was heard is written by others.
BY_EAR = [
    pair.split(">")
    for pair in [
        "ou>oe",
        "oe>u",
        "ss>s",
        "kh>ch",
        "ch>sj",
        "y>j",
        "j>dj",
        "ie>i",
        "ij>y",
        "mm>m",
        "d>dd",
        "ks>x",
        "v>w",
        "z>s",
        "ll>l",
    ]
]
LETTERS: dict[str, str | int | None] = {"ı": "i", "ł": "l", "Ł": "L", "đ": "dj", "Đ": "Dj", "ø": "o"}
PARTICLES = ("el", "al", "van", "der", "den", "de", "da", "dos", "ben", "aït")

Person = tuple[str, str]
Found = Callable[[Person], set[int]]


def people(rng: random.Random) -> list[Person]:
    """Most have one given name, some have two; family names as common as they are."""
    weights = [1 / (place + 4) for place, _ in enumerate(FAMILY_NAMES)]
    shuffled = rng.sample(FAMILY_NAMES, len(FAMILY_NAMES))
    endings = ["", "", "", "", "i", "a", "en", "man", "stra", "ov", "oğlu", "son"]
    made = []
    for _ in range(PEOPLE):
        given = " ".join(rng.sample(GIVEN_NAMES, 1 if rng.random() < 0.7 else 2))
        family = rng.choices(shuffled, weights)[0] + rng.choice(endings)
        made.append((given, family if rng.random() < 0.9 else f"{family}-{rng.choice(FAMILY_NAMES)}"))
    return made


def written_otherwise(person: Person, rng: random.Random) -> Person:
    """The same person as somebody else writes them down: one or two changes."""
    given, family = person
    for change in rng.sample(["ear", "particle", "one", "accents", "double", "ear family"], rng.choice([1, 2])):
        match change:
            case "ear":
                given = heard(given, rng)
            case "ear family":
                family = heard(family, rng)
            case "particle":
                words = family.split()
                kept = [word for word in words if word.casefold() not in PARTICLES] or words
                family = rng.choice([" ".join(kept), "".join(words), "-".join(words)])
            case "one":
                given = rng.choice(given.split())
            case "accents":
                given, family = plain(given), plain(family)
            case "double":
                family = family.split("-")[0]
    return given, family


def heard(name: str, rng: random.Random) -> str:
    lowered = name.casefold()
    fitting = [(a, b) for a, b in BY_EAR if a in lowered]
    if not fitting:
        return name
    old, new = rng.choice(fitting)
    return lowered.replace(old, new, 1).title()


WITHOUT_ACCENT = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "đ": "dj", "Đ": "Dj", "ø": "o"})


def plain(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.translate(WITHOUT_ACCENT))
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def index(listed: list[Person], keys: Callable[[Person], Iterable[object]]) -> dict[object, set[int]]:
    held: dict[object, set[int]] = defaultdict(set)
    for number, person in enumerate(listed):
        for key in keys(person):
            held[key].add(number)
    return held


def looked_up(held: dict[object, set[int]], keys: Callable[[Person], Iterable[object]]) -> Found:
    return lambda person: set().union(*(held.get(key, set()) for key in keys(person)))


def metaphone_keys(person: Person) -> Iterable[object]:
    """Both names whole, by either code of each word."""
    codes = ["".join(doublemetaphone(word)[0] for word in plain(name).split()) for name in person]
    return [tuple(codes)]


def jaro_winkler(one: str, other: str) -> float:
    if one == other:
        return 1.0
    reach = max(max(len(one), len(other)) // 2 - 1, 0)
    taken, matched = [False] * len(other), []
    for place, letter in enumerate(one):
        for near in range(max(0, place - reach), min(len(other), place + reach + 1)):
            if not taken[near] and other[near] == letter:
                taken[near] = True
                matched.append(letter)
                break
    if not matched:
        return 0.0
    across = [letter for letter, hit in zip(other, taken, strict=True) if hit]
    swapped = sum(a != b for a, b in zip(matched, across, strict=True)) / 2
    number = len(matched)
    alike = (number / len(one) + number / len(other) + (number - swapped) / number) / 3
    prefix = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 4)
    return alike + min(prefix, 4) * 0.1 * (1 - alike)


def by_jaro_winkler(listed: list[Person], least: float) -> Found:
    whole = [" ".join(person).casefold() for person in listed]

    def find(person: Person) -> set[int]:
        asked = " ".join(person).casefold()
        return {
            number
            for number, name in enumerate(whole)
            if abs(len(name) - len(asked)) < 9 and jaro_winkler(asked, name) >= least
        }

    return find


def measured(name: str, find: Found, asked: list[tuple[int, Person]], listed: list[Person]) -> tuple[float, float]:
    hits, beside = 0, 0
    for number, person in asked:
        came_up = find(person)
        hits += number in came_up
        beside += sum(listed[one] != listed[number] for one in came_up)
    recall, others = hits / len(asked), beside / len(asked)
    sys.stdout.write(f"  {name:<34} {len(asked):>6} {recall:>8.1%} {others:>12.1f}\n")
    return recall, others


def leaks(held: dict[object, set[int]]) -> None:
    """What somebody learns who has the table without the key: how many records share a term."""
    sizes: dict[str, Counter[int]] = defaultdict(Counter)
    for key, holders in held.items():
        sizes[key[0]][len(holders)] += 1  # type: ignore[index]  # kind and value
    sys.stdout.write("\n  What the table of terms shows without its key\n")
    sys.stdout.write(f"  {'kind of term':<16} {'terms':>8} {'most common holds':>18} {'held by one person':>20}\n")
    for kind, counted in sorted(sizes.items()):
        terms = sum(counted.values())
        sys.stdout.write(f"  {kind:<16} {terms:>8,} {max(counted) / PEOPLE:>18.2%} {counted[1] / terms:>20.1%}\n")


def main() -> int:
    from inbeeld.foundation.vault.blind_index import Described, Likeness, _sought, _stored

    def stored(person: Person) -> Iterable[object]:
        return {fact for _, fact in _stored(Described(given=person[0], family=person[1]))}

    def sought(person: Person) -> Iterable[object]:
        return {
            fact
            for likeness, fact in _sought(Described(given=person[0], family=person[1]))
            if likeness is Likeness.NAME
        }

    rng = random.Random(SEED)  # noqa: S311 - the same list each time
    listed = people(rng)
    asked = [(number, written_otherwise(listed[number], rng)) for number in rng.sample(range(PEOPLE), ASKED)]
    held, metaphone = index(listed, stored), index(listed, metaphone_keys)
    sys.stdout.write(f"  {PEOPLE:,} people; each asked person is written otherwise\n")
    sys.stdout.write(f"  {'looked for by':<34} {'asked':>6} {'found':>8} {'others':>12}\n")
    ours = measured("blind index: the whole name", looked_up(held, sought), asked, listed)
    measured("Double Metaphone", looked_up(metaphone, metaphone_keys), asked, listed)
    measured("Jaro-Winkler from 0.90", by_jaro_winkler(listed, 0.90), asked[:100], listed)
    measured("Jaro-Winkler from 0.85", by_jaro_winkler(listed, 0.85), asked[:100], listed)
    leaks(held)
    return int(ours[0] < LEAST_FOUND or ours[1] > MOST_BESIDE)


if __name__ == "__main__":
    sys.exit(main())
