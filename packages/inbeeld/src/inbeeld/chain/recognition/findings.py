"""The rules and their findings in words that people read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from .list_rules import Finding, Read, Rule
from .reading import raw_words

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Told:
    """A rule as a question, why it is asked, and an example of before and after."""

    name: StrPromise
    question: StrPromise
    why: StrPromise
    before: StrPromise
    after: StrPromise


RULES: Mapping[Rule, Told] = {
    Rule.GIRL: Told(
        _("Presumes a girl"),
        _("Would you write this of a boy too?"),
        _("A list that was written for girls makes boys invisible. Name what you see, whoever it is about."),
        _("Has an older boyfriend"),
        _("Has a relationship with somebody much older who decides on everything"),
    ),
    Rule.BOY: Told(
        _("Presumes a boy"),
        _("Would you write this of a girl too?"),
        _("The same the other way round: name what you see, whoever it is about."),
        _("Hangs around with boys who deal"),
        _("Hangs around with people who deal, and runs errands for them"),
    ),
    Rule.RISK_AND_HARM: Told(
        _("Mixes a risk with harm"),
        _("Is this about what could happen, or about what has happened?"),
        _("Many people have debts or a disability and are not exploited. Keep risks and harm in two lists."),
        _("Has debts and is threatened"),
        _("Is threatened when a debt is not worked off"),
    ),
    Rule.NO_SOURCE: Told(
        _("Has no source"),
        _("How do you know that this is a sign?"),
        _("With a source, others can check it, and you can take it out when research says otherwise."),
        _("Is often tired"),
        _("Is often tired (ILO 2012)"),
    ),
    Rule.JUDGES: Told(
        _("Judges instead of observes"),
        _("What would you see or hear?"),
        _("Two people see the same and judge differently. An observation can be shared, weighed and corrected."),
        _("Provocative behaviour"),
        _("Talks about sex in a way that does not fit the age"),
    ),
    Rule.COVERED: Told(
        _("Is like one of our signs"),
        _("Could you use that one, with its source and other explanations?"),
        _("Fewer, better kept lists are read more. Perhaps you mean something else: then say what."),
        _("Has two phones"),
        _("See “Is this a sign?”"),
    ),
    Rule.REPEATED: Told(
        _("Is like an earlier item of your list"),
        _("Do these two say the same?"),
        _("Somebody who counts signs would count this one twice. And nobody should count signs."),
        _("Stays away from school; is often away from school"),
        _("Stays away from school on fixed days"),
    ),
}
LISTS = {
    Rule.GIRL: ("girl",),
    Rule.BOY: ("boy",),
    Rule.RISK_AND_HARM: ("risk", "harm"),
    Rule.JUDGES: ("judgement",),
}


@dataclass(frozen=True, slots=True)
class ShownRule:
    told: Told
    words: str
    count: int | None


def rules_shown(language: str, counted: Mapping[Rule, int] | None = None) -> list[ShownRule]:
    """Every rule with its words, and, once a list was read, how many items it has a question about."""
    lists = raw_words(language)
    return [
        ShownRule(
            told,
            " · ".join(word for name in LISTS.get(rule, ()) for word in lists[name]),
            None if counted is None else counted[rule],
        )
        for rule, told in RULES.items()
    ]


def shown(read: Read) -> list[tuple[Told, Finding]]:
    """The findings of one item with their rules."""
    return [(RULES[finding.rule], finding) for finding in read.findings]
