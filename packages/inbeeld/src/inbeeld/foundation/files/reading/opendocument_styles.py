"""How text in an ODT looks, as far as it decides whether it can be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from inbeeld.foundation.files.model import Mark

from .markup import Element, attribute, child, elements, local

SMALLEST = 3.0
LEAST_SIZE, LEAST_WIDTH = 20, 15  # per cent
LIGHT, DARK = 240, 200
FAR = 21.0  # centimetres past the edge
LENGTH = re.compile(r"(-?[\d.]+)(cm|mm|in|pt)?$")
IN_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
POINTS = 72 / 2.54
HIDDEN_ROWS = {"collapse", "filter"}


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a piece of text. None: nothing said it."""

    hidden: bool | None = None
    white: bool | None = None
    shaded: bool | None = None
    tiny: bool | None = None
    far: bool | None = None
    shut: bool = False  # hidden by what lies around it, whatever it says itself
    new_page: bool = False

    def over(self, below: Look) -> Look:
        names = ("hidden", "white", "shaded", "tiny", "far")
        values = {name: getattr(below, name) if getattr(self, name) is None else getattr(self, name) for name in names}
        return replace(self, **values, shut=self.shut or below.shut)

    def hide(self) -> Look:
        return replace(self, shut=True)

    @property
    def marks(self) -> frozenset[Mark]:
        found = {
            Mark.HIDDEN: self.hidden or self.shut,
            Mark.WHITE: self.white and not self.shaded,
            Mark.TINY: self.tiny,
            Mark.OFF_PAGE: self.far,
        }
        return frozenset(mark for mark, is_so in found.items() if is_so)


class Styles:
    """Styles of the frame and of the content, each with what it inherits."""

    def __init__(self, *roots: Element) -> None:
        self.by_name: dict[tuple[str, str], Element] = {}
        self.defaults: dict[str, Look] = {}
        self.lists: dict[str, Element] = {}
        self.known: dict[tuple[str, str], Look] = {}
        for root in roots:
            for style in elements(root, {"style", "default-style"}):
                if local(style.tag) == "default-style":
                    self.defaults[attribute(style, "family")] = _direct(style)
                else:
                    self.by_name[attribute(style, "family"), attribute(style, "name")] = style
            for style in elements(root, {"list-style"}):
                self.lists[attribute(style, "name")] = style

    def of_text(self, element: Element, around: Look) -> Look:
        """A paragraph, a heading or a span."""
        family = "paragraph" if local(element.tag) in {"p", "h"} else "text"
        names = [attribute(element, "style-name"), *attribute(element, "class-names").split()]
        look = self.defaults.get("paragraph", Look()) if family == "paragraph" else Look()
        for name in reversed(names):
            look = self._style(family, name).over(look)
        return replace(look.over(around), new_page=look.new_page)

    def of_section(self, element: Element, around: Look) -> Look:
        shown = attribute(element, "display")
        return around.hide() if shown in {"none", "condition"} else around

    def of_row(self, row: Element, around: Look) -> Look:
        for above in (row, *row.iterancestors()):
            if local(above.tag) == "table":
                break
            if attribute(above, "visibility") in HIDDEN_ROWS or attribute(above, "display") == "false":
                return around.hide()
        style = self._style("table-row", attribute(row, "style-name"))
        return style.over(around)

    def of_frame(self, element: Element, around: Look) -> Look:
        places = [_centimetres(attribute(element, name)) for name in ("x", "y")]
        far = any(place < -FAR / 4 or place > 2 * FAR for place in places)
        look = self._style("graphic", attribute(element, "style-name")).over(around)
        return replace(look, far=True) if far else look

    def is_numbered(self, element: Element, depth: int) -> bool:
        name = next(
            (
                attribute(one, "style-name")
                for one in (element, *element.iterancestors())
                if attribute(one, "style-name")
            ),
            "",
        )
        style = self.lists.get(name)
        levels = list(style) if style is not None else []
        found = next((one for one in levels if attribute(one, "level") == str(depth)), None)
        return (
            found is not None and local(found.tag) == "list-level-style-number" and attribute(found, "num-format") != ""
        )

    def _style(self, family: str, name: str, seen: tuple[str, ...] = ()) -> Look:
        key = family, name
        if key in self.known:
            return self.known[key]
        style = self.by_name.get(key)
        if style is None or name in seen:
            return Look()
        below = self._style(family, attribute(style, "parent-style-name"), (*seen, name))
        found = _direct(style)
        look = replace(found.over(below), new_page=found.new_page or below.new_page)
        self.known[key] = look
        return look


def _direct(style: Element) -> Look:
    text, paragraph = child(style, "text-properties"), child(style, "paragraph-properties")
    display = attribute(text, "display")
    colour, size, scale = (attribute(text, name) for name in ("color", "font-size", "text-scale"))
    sizes = [_centimetres(size) * POINTS < SMALLEST] if LENGTH.match(size) else []
    sizes += [float(size[:-1]) < LEAST_SIZE] if re.fullmatch(r"\d+%", size) else []
    sizes += [int(scale[:-1]) < LEAST_WIDTH] if re.fullmatch(r"\d+%", scale) else []
    backs = [attribute(one, "background-color") for one in (text, paragraph)]
    margins = [attribute(paragraph, name) for name in ("margin-left", "margin-right", "text-indent")]
    return Look(
        hidden=display in {"none", "condition"} if display else None,
        white=_is_lighter(colour, LIGHT) if colour else None,
        shaded=any(back.startswith("#") and not _is_lighter(back, DARK) for back in backs) or None,
        tiny=any(sizes) if sizes else None,
        far=any(abs(_centimetres(margin)) > FAR for margin in margins) or None,
        new_page=attribute(paragraph, "break-before") == "page",
    )


def _is_lighter(colour: str, least: int) -> bool:
    return bool(re.fullmatch(r"#[0-9a-fA-F]{6}", colour)) and all(
        int(colour[place : place + 2], 16) >= least for place in (1, 3, 5)
    )


def _centimetres(length: str) -> float:
    found = LENGTH.match(length)
    return float(found[1]) * IN_CENTIMETRES[found[2] or "pt"] if found else 0.0
