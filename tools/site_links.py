"""Check that a built site holds together: each link leads somewhere, and nothing is loaded from elsewhere.

python tools/site_links.py build/site
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {("link", "href"), ("script", "src"), ("img", "src"), ("source", "srcset"), ("iframe", "src")}
HARMLESS_LINKS = {"canonical", "next", "prev", "search", "index", "author", "license", "alternate"}


class Page(HTMLParser):
    """The links, the anchors and the loaded files of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a start tag names, links to or loads."""
        given = {name: value for name, value in attrs if value}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        for name, value in given.items():
            if (tag, name) in LOADED and not HARMLESS_LINKS & set(given.get("rel", "").split()):
                self.loads.append(value)


def faults(site: Path) -> Iterator[str]:
    """Tell each link that leads nowhere, and each file that is loaded from elsewhere."""
    pages = {path.resolve(): Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    for path, page in sorted(pages.items()):
        name = path.relative_to(site.resolve())
        for address in page.loads:
            if urlsplit(address).scheme not in {"", "data"} or address.startswith("//"):
                yield f"{name} loads {address}"
        for address in (*page.links, *page.loads):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.exists():
                yield f"{name} links to {address}, which is not there"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
                yield f"{name} links to {address}, which has no such place"


def main(folder: str) -> int:
    """Print the faults; return 1 when there are any, or no pages."""
    site = Path(folder)
    found = list(faults(site))
    pages = len(list(site.rglob("*.html")))
    print("\n".join(found) or f"{pages} pages, every link leads somewhere, nothing is loaded from elsewhere.")
    return 1 if found or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
