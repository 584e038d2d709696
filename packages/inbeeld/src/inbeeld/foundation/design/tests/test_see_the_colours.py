"""Every pair of colours that meets on a page has enough contrast, in both schemes."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

TEXT = 4.5
LINES = 3.0

TEXT_PAIRS = [
    *(
        (text, ground)
        for text in ("ink", "ink-soft", "accent", "accent-strong")
        for ground in ("paper", "ground", "wash")
    ),
    *((text, ground) for text in ("ink", "accent", "accent-strong") for ground in ("accent-soft", "accent-wash")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("paper", "error"),
    ("paper", "error-strong"),
    *((kind, ground) for kind in ("info", "ok", "warning", "error") for ground in ("paper", f"{kind}-soft")),
    *(("ink", f"{kind}-soft") for kind in ("info", "ok", "warning", "error")),
    *((("accent"), f"{kind}-soft") for kind in ("info", "ok", "warning", "error")),
]
LINE_PAIRS = [(line, ground) for line in ("edge", "accent", "error", "focus") for ground in ("paper", "ground", "wash")]


def palettes() -> dict[str, dict[str, str]]:
    sheet = Path(str(finders.find("design/core.css"))).read_text()
    light, dark = re.findall(r":root\{([^}]+)\}", sheet)[:2]
    return {
        "light": dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", light)),
        "dark": dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", dark)),
    }


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_from_their_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_borders_and_focus_stand_out_from_their_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in LINE_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < LINES} == {}


def test_the_dark_scheme_recolours_every_colour() -> None:
    both = palettes()
    assert both["light"].keys() == both["dark"].keys()
