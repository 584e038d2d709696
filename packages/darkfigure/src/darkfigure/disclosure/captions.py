"""What stands under a protected table, in Dutch and English: how it was protected, and how to add up what is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LANGUAGES = ("nl", "en")
Words = Mapping[str, str]

CAPTIONS: Mapping[str, Words] = {
    "none": {
        "nl": "De getallen zijn geteld en niet beschermd.",
        "en": "The figures are counts and are not protected.",
    },
    "suppression": {
        "nl": "{hidden} van {cells} getallen zijn verborgen (x): ze zijn kleiner dan {threshold}, of zouden samen met "
        "andere zo'n getal verraden. Alle andere getallen zijn precies wat geteld is.",
        "en": "{hidden} of {cells} figures are hidden (x): they are below {threshold}, or would give such a "
        "figure away together with others. All other figures are exactly what was counted.",
    },
    "rounding": {
        "nl": "Alle getallen zijn veelvouden van {base} en liggen hoogstens {largest_change} van wat geteld is. "
        "Of naar boven of naar beneden is afgerond, is geloot.",
        "en": "All figures are multiples of {base} and at most {largest_change} away from what was counted. Chance "
        "decided between rounding up and down.",
    },
    "small-counts": {
        "nl": "De kleinste groepen met minder dan {base} zijn afgerond op 0 of {base}. Totalen zijn de som van "
        "wat hier staat, en kunnen daardoor van de telling verschillen.",
        "en": "The smallest groups with fewer than {base} are rounded to 0 or {base}. Totals are sums of what "
        "stands here, and can differ from what was counted.",
    },
    "cell-key": {
        "nl": "Bij elk getal is een toevallig getal opgeteld of afgetrokken, hoogstens {largest_noise}. Dezelfde groep "
        "krijgt altijd hetzelfde getal. Kleine getallen zeggen weinig.",
        "en": "A random number was added to or taken from each figure, at most {largest_noise}. The same group always "
        "gets the same number. Small figures say little.",
    },
    "coarsening": {
        "nl": "Groepen zijn samengevoegd tot geen getal meer kleiner dan {threshold} was. Alle getallen zijn "
        "precies wat geteld is.",
        "en": "Groups were merged until no figure was below {threshold}. All figures are exactly what was counted.",
    },
    "refuse": {
        "nl": "Over deze groep wordt niets gepubliceerd: zij is te klein om herkenning te voorkomen.",
        "en": "Nothing is published about this group: it is too small to prevent recognition.",
    },
}

ADDING_UP: Mapping[str, Words] = {
    "none": {"nl": "Totalen zijn de som van hun delen.", "en": "Totals are the sums of their parts."},
    "suppression": {
        "nl": "Een x is geen 0. Neem het totaal dat er staat en tel niet zelf op: wat aan de som van de getoonde delen "
        "ontbreekt, zit in de verborgen cellen samen.",
        "en": "An x is not 0. Use the total that is given instead of adding up: what the shown parts leave of it "
        "is in the hidden cells together.",
    },
    "rounding": {
        "nl": "Elk totaal is precies de som van zijn delen. Voor een som die er niet staat, telt u de grootste "
        "delen op die er wel staan: elk deel voegt een afwijking van hoogstens {largest_change} toe.",
        "en": "Every total is exactly the sum of its parts. For a sum that is not given, add the largest parts "
        "that are: each part adds a deviation of at most {largest_change}.",
    },
    "small-counts": {
        "nl": "Elk totaal is precies de som van zijn delen. Een 0 betekent 0 tot en met {below}; {base} in een "
        "kleinste groep betekent 1 tot en met {base}.",
        "en": "Every total is exactly the sum of its parts. A 0 means 0 to {below}; {base} in a smallest group "
        "means 1 to {base}.",
    },
    "cell-key": {
        "nl": "Een totaal is niet precies de som van zijn delen. Vraag het totaal zelf op: wie n getallen optelt,"
        " telt ook hun afwijkingen op, met een variantie van hoogstens n keer {variance}.",
        "en": "A total is not exactly the sum of its parts. Ask for the total itself: adding n figures adds their "
        "deviations, with a variance of at most n times {variance}.",
    },
    "coarsening": {
        "nl": "Elk totaal is de som van zijn delen. Wat samengevoegd is, kan niet meer apart gezegd worden.",
        "en": "Every total is the sum of its parts. What was merged can no longer be told apart.",
    },
    "refuse": {"nl": "Er is niets om op te tellen.", "en": "There is nothing to add up."},
}

ZEROS: Mapping[str, Words] = {
    "shown": {"nl": " Nullen staan er.", "en": " Zeros are shown."},
    "hidden": {"nl": " Ook nullen zijn verborgen.", "en": " Zeros are hidden too."},
    "partly": {
        "nl": " Nullen staan er, behalve waar een nul iets over een hele groep zou zeggen.",
        "en": " Zeros are shown, except where a zero would say something about a whole group.",
    },
}


ESTIMATES: Words = {
    "nl": " Getallen met een interval erachter zijn schattingen: afgerond op veelvouden van {base}, nooit op 0, en het "
    "interval naar buiten.",
    "en": " Figures with an interval behind them are estimates: rounded to multiples of {base}, never to 0, and the "
    "interval outwards.",
}
ESTIMATES_APART: Words = {
    "nl": " Tel schattingen en getelde getallen niet bij elkaar op, en schattingen ook niet onderling: neem de "
    "schatting van het totaal zelf.",
    "en": " Do not add estimates to counts, nor to each other: use the estimate of the total itself.",
}


def caption(method: str, parameters: Mapping[str, Any], *, cells: int, hidden: int) -> dict[str, str]:
    """Return what stands under a table, by language.

    Parameters
    ----------
    method : str
        Name of the method.
    parameters : mapping
        What is public of it.
    cells, hidden : int
        How many figures are published, hidden ones included, and how many are hidden.

    Examples
    --------
    >>> caption("coarsening", {"threshold": 5}, cells=9, hidden=0)["en"]
    'Groups were merged until no figure was below 5. All figures are exactly what was counted.'
    """
    zeros = ZEROS.get(str(parameters.get("zeros")), {}) if method == "suppression" else {}
    said = _said(CAPTIONS, method, {**parameters, "cells": cells, "hidden": hidden})
    return {
        language: said[language] + zeros.get(language, "") + _estimates(parameters, language) for language in LANGUAGES
    }


def adding_up(method: str, parameters: Mapping[str, Any]) -> dict[str, str]:
    """Return how the figures that are left can be added up, by language."""
    said = _said(ADDING_UP, method, parameters)
    apart = ESTIMATES_APART if parameters.get("estimates") else {}
    return {language: said[language] + apart.get(language, "") for language in LANGUAGES}


def _estimates(parameters: Mapping[str, Any], language: str) -> str:
    told = parameters.get("estimates")
    return ESTIMATES[language].format(base=told["base"]) if told else ""


def _said(texts: Mapping[str, Words], method: str, values: Mapping[str, Any]) -> dict[str, str]:
    base = values.get("base")
    known = {"threshold": 5, "largest_change": (base or 1) - 1, "below": (base or 1) - 1} | dict(values)
    words = texts.get(method, texts["none"])
    return {language: words[language].format_map(_Unsaid(known)) for language in LANGUAGES}


class _Unsaid(dict[str, Any]):
    """What a release that somebody else made does not say about itself."""

    def __missing__(self, _name: str) -> str:
        return "?"
