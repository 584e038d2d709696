"""Make the style sheet, the fonts and the icons of Inbeeld from the npm packages they come from.

    npm install @utrecht/component-library-css@9 @nl-design-system-unstable/voorbeeld-design-tokens@7
    npm install @fontsource-variable/source-sans-3 @tabler/icons
    python tools/vendor_design.py node_modules

The result is committed: nobody needs npm to run or to test Inbeeld. What is taken, and what is changed in it, stands in
vendor_design.toml.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "packages/inbeeld/src"
TARGET = SOURCES / "inbeeld/foundation/design/static/design"
SETTINGS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())

FONT = "@fontsource-variable/source-sans-3/files/source-sans-3-{part}-wght-normal.woff2"
# Dutch and English in one file; the letters of other European names in a second one that loads only when needed.
LATIN = "U+0020-007E,U+00A0-00FF,U+2010-2015,U+2018-201E,U+2022,U+2026,U+2032-2033,U+2039-203A,U+20AC,U+2212,U+200B"
LATIN_EXTENDED = "U+0100-017F,U+0218-021B,U+1E9E"

PACKAGES = [
    ("@utrecht/component-library-css", "EUPL-1.2", "`core.css`: the components we use, with the tokens filled in"),
    ("@nl-design-system-unstable/voorbeeld-design-tokens", "EUPL-1.2", "`core.css`: measures and roles, recoloured"),
    ("@fontsource-variable/source-sans-3", "OFL-1.1", "`source-sans-3*.woff2`: weights 400 to 700, Latin letters"),
    ("@tabler/icons", "MIT", "`icons.svg`: the icons we use"),
]
CUT_PROPERTIES = ("-ms-", "-moz-", "page-break-", "scale", "z-index", "font-size-adjust")
FORCED_COLOURS = "(forced-colors:active)"


@dataclass
class Rule:
    """One style rule: the condition it stands under, its selectors, its declarations."""

    media: str
    selectors: list[str]
    declarations: list[tuple[str, list[Any]]] = field(default_factory=list)


def read_tokens(modules: Path) -> dict[str, str]:
    """Return every token of the voorbeeld theme, with our colours and measures in place."""
    source = (modules / "@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css").read_text()
    tokens = {name: value.strip() for name, value in re.findall(r"(--[\w-]+): ([^;]+);", source)}
    recolour = [(re.compile(pattern), colour) for pattern, colour in SETTINGS["recolour"].items()]
    coloured = {
        name: next((colour for pattern, colour in recolour if pattern.fullmatch(name)), value)
        for name, value in tokens.items()
    }
    return coloured | dict(SETTINGS["tokens"])


def used_classes() -> set[str]:
    """Return the component classes that our templates and renderers name."""
    files = [*SOURCES.rglob("*.html"), *SOURCES.rglob("*.py")]
    named = set(re.findall(r"utrecht-[\w-]*\w", "\n".join(path.read_text() for path in files)))
    return named | set(SETTINGS["built_classes"])


def read_rules(modules: Path) -> Iterator[Rule]:
    used = used_classes() | {name.removeprefix(".") for name in SETTINGS["aliases"]}
    for component in SETTINGS["components"]:
        source = (modules / f"@utrecht/{component}-css/dist/index.css").read_text()
        yield from rules_in(tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True), "", used)


def rules_in(nodes: Iterable[Any], media: str, used: set[str]) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "media":
            condition = tinycss2.serialize(node.prelude)
            condition = FORCED_COLOURS if "forced-colors: active" in condition else condition.strip()
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from rules_in(inside, condition, used)
        elif node.type == "qualified-rule":
            selectors = [name for name in split_selectors(tinycss2.serialize(node.prelude)) if is_used(name, used)]
            if selectors:
                declared = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
                pairs = [(one.name, one.value) for one in declared if one.type == "declaration"]
                kept = [pair for pair in pairs if not pair[0].startswith(CUT_PROPERTIES)]
                yield Rule(media, [alias(name) for name in selectors], kept)


def split_selectors(prelude: str) -> list[str]:
    return [" ".join(one.split()) for one in re.split(r",(?![^()]*\))", prelude)]


def is_used(selector: str, used: set[str]) -> bool:
    """Leave out components and states that no template names, and what vendor_design.toml leaves to page.css."""
    named = re.findall(r"\.(utrecht-[\w-]+)", re.sub(r":not\([^)]*\)", "", selector))
    return bool(named) and set(named) <= used and not any(re.search(one, selector) for one in SETTINGS["leave_out"])


def alias(selector: str) -> str:
    names = sorted(SETTINGS["aliases"], key=len, reverse=True)
    pattern = "|".join(re.escape(name) + r"(?![\w-])" for name in names)
    return re.sub(pattern, lambda found: str(SETTINGS["aliases"][found[0]]), selector)


class Resolver:
    """Fills in tokens, so that a page carries values instead of three thousand variables."""

    def __init__(self, tokens: dict[str, str], local: set[str]) -> None:
        self.tokens = tokens
        self.local = local
        self.asked: set[str] = set()

    def text(self, nodes: Iterable[Any]) -> str | None:
        """Return the value as text, or None where a variable in it has no value at all."""
        parts = []
        for node in nodes:
            part = self.one(node)
            if part is None:
                return None
            parts.append(part)
        return re.sub(r"\s+", " ", "".join(parts)).strip()

    def one(self, node: Any) -> str | None:
        if node.type == "comment":
            return ""
        if node.type == "function" and node.lower_name == "var":
            return self.variable(node.arguments)
        if node.type == "function":
            inner = self.text(node.arguments)
            return None if inner is None else f"{node.name}({inner})"
        if node.type == "() block":
            inner = self.text(node.content)
            return None if inner is None else f"({inner})"
        return str(node.serialize())

    def variable(self, arguments: list[Any]) -> str | None:
        name = next(node.value for node in arguments if node.type == "ident")
        comma = next((place for place, node in enumerate(arguments) if node == ","), None)
        value = self.text(tinycss2.parse_component_value_list(self.tokens[name])) if name in self.tokens else None
        if value is None and comma is not None:
            value = self.text(arguments[comma + 1 :])
        if name in self.local:
            self.asked.add(name)
            return f"var({name})" if value is None else f"var({name},{value})"
        is_ours = name.removeprefix("--") in SETTINGS["light"]
        return f"var({name})" if is_ours else value


def resolve(rules: list[Rule], tokens: dict[str, str]) -> list[tuple[Rule, list[str]]]:
    """Fill in the tokens; variables that the kept rules never set, or never ask for, fall out."""
    local = {name for rule in rules for name, _ in rule.declarations if name.startswith("--")}
    while True:
        resolver = Resolver(tokens, local)
        drawn = [(rule, [(name, resolver.text(value)) for name, value in rule.declarations]) for rule in rules]
        useful = {name for _, pairs in drawn for name, text in pairs if name in resolver.asked and text is not None}
        if useful == local:
            return [(rule, last_of_each(pairs)) for rule, pairs in drawn]
        local = useful
        for rule in rules:
            rule.declarations = [pair for pair in rule.declarations if pair[0] in local or not pair[0].startswith("--")]


def last_of_each(pairs: list[tuple[str, str | None]]) -> list[str]:
    """Keep the declaration that wins in its own rule."""
    return [declaration(name, text) for name, text in {name: text for name, text in pairs if text}.items()]


def declaration(name: str, text: str) -> str:
    """Write what means the same in the shortest way; the theme writes some keywords with a capital."""
    text = re.sub(r"calc\(0 \* [^()]*\)", "0", text.replace("None", "none"))
    text = re.sub(r"\b0px\b", "0", text).replace("rgba(0, 0, 0, 0)", "transparent").replace(", ", ",")
    return f"{name}:{text}"


def style_sheet(modules: Path) -> str:
    drawn = resolve(list(read_rules(modules)), read_tokens(modules))
    lines = ["/* EUPL-1.2. From @utrecht/component-library-css and voorbeeld-design-tokens; see VENDORED.md. */"]
    lines.append(":root{color-scheme:light dark;" + palette("light") + "}")
    lines.append("@media screen and (prefers-color-scheme:dark){:root{" + palette("dark") + "}}")
    for rule, declarations in drawn:
        if declarations:
            body = ",".join(dict.fromkeys(rule.selectors)) + "{" + ";".join(declarations) + "}"
            lines.append(f"@media {rule.media}{{{body}}}" if rule.media else body)
    return "\n".join(lines) + "\n"


def palette(scheme: str) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in SETTINGS[scheme].items())


def write_font(modules: Path, part: str, unicodes: str, name: str) -> None:
    font = TTFont(modules / FONT.format(part=part), recalcTimestamp=False)
    options = subset.Options(
        flavor="woff2", layout_features=["kern", "mark", "locl", "tnum", "ccmp"], notdef_outline=True
    )
    options.name_IDs = [0, 1, 2, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(unicodes.replace("U+", "")))
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": (400, 700)})
    subset.save_font(font, str(TARGET / name), options)


def write_icons(modules: Path) -> None:
    symbols = []
    for name in SETTINGS["icons"]["names"]:
        source = (modules / f"@tabler/icons/icons/outline/{name}.svg").read_text()
        shapes = re.search(r"<svg[^>]*>(.*)</svg>", source, re.DOTALL)
        drawing = re.sub(r"\s*\n\s*", "", shapes[1]).replace(" />", "/>") if shapes else ""
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>')
    head = '<svg xmlns="http://www.w3.org/2000/svg"><!-- MIT, Paweł Kuna: @tabler/icons; see VENDORED.md -->'
    (TARGET / "icons.svg").write_text(head + "\n" + "\n".join(symbols) + "\n</svg>\n")


def write_provenance(modules: Path) -> None:
    lines = ["# Taken from others", "", "Made by `tools/vendor_design.py`; do not edit by hand.", ""]
    lines += ["| package | version | licence | here |", "|---|---|---|---|"]
    for package, licence, use in PACKAGES:
        version = json.loads((modules / package / "package.json").read_text())["version"]
        lines.append(f"| {package} | {version} | {licence} | {use} |")
    (TARGET / "VENDORED.md").write_text("\n".join(lines) + "\n")


def main() -> None:
    modules = Path(sys.argv[1])
    (TARGET / "core.css").write_text(style_sheet(modules))
    write_font(modules, "latin", LATIN, "source-sans-3.woff2")
    write_font(modules, "latin-ext", LATIN_EXTENDED, "source-sans-3-extended.woff2")
    write_icons(modules)
    write_provenance(modules)
    for path in sorted(TARGET.iterdir()):
        print(f"{path.stat().st_size:8d} {path.name}")


if __name__ == "__main__":
    main()
