"""The message catalogues: `messages.py update|compile|check [room ...]`.

Each room keeps its Dutch texts in its own `locale/nl/LC_MESSAGES/django.po`. The msgid is the English text,
so English needs no catalogue (docs/decisions/0006-english-msgids.md). Needs Babel and Django, not GNU gettext.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "packages" / "inbeeld" / "src" / "inbeeld"
LANGUAGE = "nl"
LEFT_OUT = {"tests", "migrations", "static", "locale", "__pycache__"}

# Which arguments of a call hold what, in Babel's notation.
Keyword = tuple[Any, ...] | None
Text = str | tuple[str, ...] | list[str]

PLURAL = (1, 2)
CONTEXT = ((1, "c"), 2)
CONTEXT_PLURAL = ((1, "c"), 2, 3)
KEYWORDS: dict[str, Keyword] = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": CONTEXT_PLURAL,
    "npgettext_lazy": CONTEXT_PLURAL,
}

HEADER = """\
# Dutch texts of this room. Written by `python tools/messages.py update`; translate between the quotes.
msgid ""
msgstr ""
"Language: nl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
DUTCH = re.compile(
    r"\b(de|het|een|niet|wordt|worden|deze|voor|naar|geen|uw|bij|heeft|kunt|maar|alleen|ons|wij)\b", re.I
)


@dataclass(frozen=True)
class Room:
    """A folder with texts of its own: each Django app, and what stands above the apps."""

    folder: Path
    inner: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        return self.folder.relative_to(PACKAGE.parent).as_posix()

    @property
    def catalogue(self) -> Path:
        return self.folder / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"

    def sources(self) -> Iterator[Path]:
        for path in sorted(self.folder.rglob("*")):
            within = path.relative_to(self.folder).parts
            if path.suffix not in {".py", ".html", ".txt"} or LEFT_OUT & set(within):
                continue
            if not any(path.is_relative_to(inner) for inner in self.inner):
                yield path

    def texts(self) -> Catalog:
        """What the code and the templates of this room say now, untranslated."""
        catalogue = Catalog(locale=LANGUAGE)
        for path in self.sources():
            origin = path.relative_to(PACKAGE.parent).as_posix()
            for line, text, notes, context in messages_in(path):
                catalogue.add(text, locations=[(origin, line)], auto_comments=notes, context=context)
        return catalogue

    def translations(self) -> Catalog:
        if not self.catalogue.exists():
            return Catalog(locale=LANGUAGE)
        with self.catalogue.open("rb") as stream:
            return read_po(stream, locale=LANGUAGE)


def rooms(names: Iterable[str] = ()) -> list[Room]:
    apps = tuple(sorted(path.parent for path in PACKAGE.rglob("apps.py") if "tests" not in path.parts))
    found = [Room(PACKAGE, inner=apps), *(Room(app) for app in apps)]
    wanted = [name.rstrip("/") for name in names]
    if not wanted:
        return found
    chosen = [room for room in found if any(f"/{room.name}".endswith(f"/{name}") for name in wanted)]
    if not chosen:
        message = f"No room is called {', '.join(wanted)}. The rooms: {', '.join(room.name for room in found)}"
        raise SystemExit(message)
    return chosen


Found = tuple[int, str | tuple[str, ...], list[str], str | None]


def messages_in(path: Path) -> Iterator[Found]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Only the calls matter: without indentation the blanked page is plain tokens.
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
        keywords = {**KEYWORDS, "_": None}
    else:
        keywords = keywords_of(source)
    # Babel's own annotation swaps the second and the third.
    calls: Any = extract_python(BytesIO(source.encode()), keywords, ["Translators:"], {})
    for line, function, text, notes in calls:
        yield from as_message(line, keywords[function], text, notes)


def keywords_of(source: str) -> dict[str, Keyword]:
    """The names under which one module imports the functions of gettext."""
    names: dict[str, Keyword] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for alias in node.names:
                if alias.name in KEYWORDS:
                    names[alias.asname or alias.name] = KEYWORDS[alias.name]
    return names


def as_message(line: int, keyword: Keyword, text: object, notes: list[str]) -> Iterator[Found]:
    """One call as (line, text, notes, context); a call whose text is not literal is no message."""
    arguments: list[Any] = list(text) if isinstance(text, tuple) else [text]
    context = arguments.pop(0) if keyword in {CONTEXT, CONTEXT_PLURAL} else None
    wanted = arguments[: 2 if keyword in {PLURAL, CONTEXT_PLURAL} else 1]
    if wanted and all(isinstance(part, str) and part for part in wanted):
        yield line, wanted[0] if len(wanted) == 1 else tuple(wanted), notes, context


Key = tuple[str, str | None]


def entries(catalogue: Catalog) -> dict[Key, Message]:
    return {(first(message.id), message.context): message for message in catalogue if message.id}


def first(text: Text) -> str:
    return text if isinstance(text, str) else text[0]


def forms(text: Text | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def update(room: Room, everywhere: Mapping[Key, Message]) -> None:
    """Add what is new, drop what is gone, keep each translation that still fits; a text that moved takes it along."""
    said, known = room.texts(), {**everywhere, **entries(room.translations())}
    if not entries(said):
        room.catalogue.unlink(missing_ok=True)
        return
    for key, message in entries(said).items():
        before = known.get(key)
        if before and len(forms(before.id)) == len(forms(message.id)):
            message.string = before.string
            message.flags |= before.flags & {"fuzzy"}
            message.user_comments = before.user_comments
    body = BytesIO()
    write_po(body, said, width=110, sort_output=True, include_lineno=False, omit_header=True)
    room.catalogue.parent.mkdir(parents=True, exist_ok=True)
    room.catalogue.write_text(HEADER + body.getvalue().decode().lstrip("\n"), encoding="utf-8")


def translated(found: Iterable[Room]) -> dict[Key, Message]:
    """Every translation of the house."""
    known = (item for room in found for item in entries(room.translations()).items())
    return {key: message for key, message in known if all(forms(message.string))}


def compile_room(room: Room) -> None:
    if not room.catalogue.exists():
        return
    with room.catalogue.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, room.translations())


def check(room: Room) -> list[str]:
    """What is wrong with the Dutch texts of one room, one line each."""
    said, known = entries(room.texts()), entries(room.translations())
    wrong = [f"no longer used: {text!r}" for text, _ in known.keys() - said.keys()]
    for key, message in said.items():
        if DUTCH.search(" ".join(forms(message.id))):
            wrong.append(f"Dutch in the English text: {key[0]!r}")
        translation = known.get(key)
        if translation is None:
            wrong.append(f"missing, run `update`: {key[0]!r}")
        else:
            wrong += faults(message, translation)
    return [f"{room.name}: {line}" for line in sorted(wrong)]


def faults(message: Message, translation: Message) -> Iterator[str]:
    text, english, dutch = first(message.id), forms(message.id), forms(translation.string)
    if not all(dutch) or len(english) != len(dutch):
        yield f"untranslated: {text!r}"
        return
    if translation.fuzzy:
        yield f"fuzzy: {text!r}"
    for original, translated in zip(english, dutch, strict=True):
        # A singular may leave its number out ("one case"); a plural and a plain text may not.
        singular = len(english) > 1 and original is english[0]
        wanted, got = placeholders(original), placeholders(translated)
        if not (got <= placeholders(english[-1]) if singular else got == wanted):
            yield f"placeholders differ: {original!r} / {translated!r}"


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def two_translations(chosen: list[Room]) -> list[str]:
    """The last catalogue loaded wins, so one English text must read the same in every room."""
    seen: dict[tuple[str, str | None], dict[str, str]] = {}
    for room in chosen:
        for key, message in entries(room.translations()).items():
            if all(forms(message.string)):
                seen.setdefault(key, {})[" | ".join(forms(message.string))] = room.name
    return [
        f"{' and '.join(where.values())}: {text!r} reads {' and '.join(map(repr, where))}; agree, or give one a context"
        for (text, _), where in sorted(seen.items(), key=str)
        if len(where) > 1
    ]


def problems() -> list[str]:
    everything = rooms()
    return [line for room in everything for line in check(room)] + two_translations(everything)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=["update", "compile", "check"])
    parser.add_argument("room", nargs="*", help="only these rooms, such as chain/cases")
    options = parser.parse_args()
    chosen = rooms(options.room)
    if options.verb == "update":
        everywhere = translated(rooms())
        for room in chosen:
            update(room, everywhere)
        return 0
    if options.verb == "compile":
        for room in chosen:
            compile_room(room)
        return 0
    wrong = problems() if not options.room else [line for room in chosen for line in check(room)]
    print("\n".join(wrong) or "Every text has its Dutch translation.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
