"""How text in a DOCX looks, as far as it decides whether it can be seen: styles inherit, and what is nearer wins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from inbeeld.foundation.files.model import Mark

from .markup import Element, attribute, child, elements, local

LEAST = {"sz": 6, "w": 15}  # half points; per cent of the width of a letter
LIGHT, DARK = 240, 200
FAR = 12000  # twentieths of a point: past the edge of the paper
THINNEST = 60
HEADINGS = ("heading", "kop", "titel", "title", "subtitle", "ondertitel")
LIGHT_THEMES = {"background1", "light1", "bg1", "lt1"}
COLOUR = 6  # digits
OUTLINE = set("012345678")
OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a piece of text. None: nothing said it."""

    hidden: bool | None = None
    white: bool | None = None
    shaded: bool | None = None
    tiny: bool | None = None
    far: bool | None = None
    heading: int = 0
    numbering: tuple[str, int] | None = None
    new_page: bool = False

    def over(self, below: Look) -> Look:
        """This, on top of what was said further away."""
        names = ("hidden", "white", "shaded", "tiny", "far", "numbering")
        values = {name: getattr(below, name) if getattr(self, name) is None else getattr(self, name) for name in names}
        return replace(self, **values, heading=self.heading or below.heading, new_page=self.new_page)

    @property
    def marks(self) -> frozenset[Mark]:
        found = {
            Mark.HIDDEN: self.hidden,
            Mark.WHITE: self.white and not self.shaded,
            Mark.TINY: self.tiny,
            Mark.OFF_PAGE: self.far,
        }
        return frozenset(mark for mark, is_so in found.items() if is_so)


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self.light = LIGHT_THEMES | _light_colours(theme)
        self.by_id: dict[str, Element] = {}
        self.defaults: dict[str, str] = {}
        self.known: dict[str, Look] = {}
        self.base = Look()
        for style in elements(root, {"style"}) if root is not None else []:
            number, kind = attribute(style, "styleId"), attribute(style, "type")
            self.by_id.setdefault(number, style)
            if attribute(style, "default") not in {"", *OFF}:
                self.defaults.setdefault(kind, number)
        if root is not None:
            for defaults in elements(root, {"docDefaults"}):
                for found in elements(defaults, {"rPr"}):
                    self.base = self._direct(found).over(self.base)

    def of_paragraph(self, own: Element | None, around: Look) -> Look:
        number = attribute(child(own, "pStyle"), "val") or self.defaults.get("paragraph", "")
        look = self._style(number).over(around).over(self.base)
        if own is not None:
            look = self._of_properties(own).over(look)
            level = attribute(child(own, "outlineLvl"), "val")
            if level in OUTLINE:
                look = replace(look, heading=int(level) + 1)
        return replace(look, hidden=around.hidden or look.hidden)

    def of_run(self, own: Element | None, style: Look) -> Look:
        default = self._style(self.defaults.get("character", ""))
        if own is None:
            return default.over(style)
        named = attribute(child(own, "rStyle"), "val")
        chosen = self._style(named) if named else default
        return self._direct(own).over(chosen).over(style)

    def of_table(self, own: Element | None, around: Look) -> Look:
        number = attribute(child(own, "tblStyle"), "val") or self.defaults.get("table", "")
        place = child(own, "tblpPr")
        look = self._style(number).over(around)
        return replace(look, far=True) if place is not None and _is_far(place) else look

    def of_row(self, own: Element | None, table: Look) -> Look:
        hidden = child(own, "hidden")
        return replace(table, hidden=True) if hidden is not None and _is_on(hidden) else table

    def of_cell(self, own: Element | None, row: Look) -> Look:
        return self._of_properties(own).over(row) if own is not None else row

    def _style(self, number: str, seen: tuple[str, ...] = ()) -> Look:
        if number in self.known:
            return self.known[number]
        style = self.by_id.get(number)
        if style is None or number in seen:
            return Look()
        look = self._style(attribute(child(style, "basedOn"), "val"), (*seen, number))
        for properties in style.iter():
            if local(properties.tag) == "rPr":
                look = self._direct(properties).over(look)
            elif local(properties.tag) in {"pPr", "tcPr"}:
                look = self._of_properties(properties).over(look)
        look = replace(look, heading=_heading_of(style) or look.heading)
        self.known[number] = look
        return look

    def _direct(self, own: Element) -> Look:
        """What the properties of a piece of text say themselves."""
        hidden = [_is_on(one) for one in own if local(one.tag) in {"vanish", "webHidden", "specVanish"}]
        colour = child(own, "color")
        sizes = [_number(one) < least for name, least in LEAST.items() if (one := child(own, name)) is not None]
        clear = [one for one in elements(own, {"noFill"}) if local(one.getparent().tag) == "textFill"]
        return Look(
            hidden=True if clear else any(hidden) if hidden else None,
            white=None if colour is None else self._is_light(colour),
            shaded=self._shade(own),
            tiny=any(sizes) if sizes else None,
        )

    def _of_properties(self, own: Element) -> Look:
        """What the properties of a paragraph or cell say."""
        indent, frame, spacing = child(own, "ind"), child(own, "framePr"), child(own, "spacing")
        far = [_is_far(one) for one in (indent, frame) if one is not None]
        thin = None
        if spacing is not None and attribute(spacing, "lineRule") == "exact":
            thin = int(_digits(attribute(spacing, "line"))) < THINNEST or None
        numbered = child(own, "numPr")
        before = child(own, "pageBreakBefore")
        return Look(
            shaded=self._shade(own),
            far=any(far) if far else None,
            tiny=thin,
            numbering=_numbering(numbered) if numbered is not None else None,
            new_page=before is not None and _is_on(before),
        )

    def _is_light(self, colour: Element) -> bool:
        if attribute(colour, "themeColor") in self.light and not attribute(colour, "themeShade"):
            return True
        return _is_lighter(attribute(colour, "val"), LIGHT)

    def _shade(self, own: Element) -> bool | None:
        shade, highlight = child(own, "shd"), child(own, "highlight")
        if highlight is not None:
            return attribute(highlight, "val") not in {"white", "none", ""}
        if shade is None:
            return None
        themed = attribute(shade, "themeFill")
        fill = attribute(shade, "fill")
        return (bool(themed) and themed not in self.light) or (len(fill) == COLOUR and not _is_lighter(fill, DARK))


def _is_lighter(value: str, least: int) -> bool:
    try:
        parts = [int(value[place : place + 2], 16) for place in (0, 2, 4)]
    except ValueError:
        return False
    return len(value) == COLOUR and all(part >= least for part in parts)


def _light_colours(theme: Element | None) -> set[str]:
    """Names in a theme whose colour is (nearly) white."""
    found = set()
    for scheme in elements(theme, {"clrScheme"}) if theme is not None else []:
        for named in scheme:
            values = [attribute(one, "lastClr") or attribute(one, "val") for one in named]
            if any(_is_lighter(value, LIGHT) for value in values):
                found.add(local(named.tag))
    return found


def _heading_of(style: Element) -> int:
    level = attribute(next(iter(elements(style, {"outlineLvl"})), None), "val")
    if level in OUTLINE:
        return int(level) + 1
    word, _, level = attribute(child(style, "name"), "val").lower().partition(" ")
    if attribute(style, "type") == "paragraph" and word in HEADINGS:
        return int(level) if level in set("123456789") else 1
    return 0


def _numbering(own: Element) -> tuple[str, int]:
    return attribute(child(own, "numId"), "val"), int(_digits(attribute(child(own, "ilvl"), "val")))


def _is_far(place: Element) -> bool:
    values = [value for name, value in place.attrib.items() if local(name) not in {"firstLine", "hanging", "w", "h"}]
    numbers = [int(value) for value in values if value.lstrip("-").isdigit()]
    return any(number > FAR or number < -FAR // 6 for number in numbers)


def _is_on(element: Element) -> bool:
    return attribute(element, "val") not in OFF


def _number(element: Element) -> float:
    try:
        return float(attribute(element, "val").rstrip("%"))
    except ValueError:
        return 1000.0


def _digits(value: str) -> str:
    return value if value.isdigit() else "0"
