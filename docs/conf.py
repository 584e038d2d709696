"""The documentation site: these pages and the docstrings of darkfigure, built by ``make docs`` without a network."""

import re
from importlib import metadata
from pathlib import Path
from typing import Any

from docutils import nodes
from latex2mathml.converter import convert

project = "Inbeeld and darkfigure"
version = release = metadata.version("darkfigure")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["conf.py"]
html_theme = "furo"
html_math_renderer = "mathml"
html_title = f"{project} {release}"
html_copy_source = False
html_show_copyright = False
html_extra_path = ["../packages/darkfigure/src/darkfigure/schema-1.json"]
myst_heading_anchors = 4
napoleon_google_docstring = False
napoleon_use_rtype = False
autodoc_typehints = "none"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "inherited-members": False, "show-inheritance": True}
pygments_style = "a11y-light"
pygments_dark_style = "a11y-dark"

PAGES = Path(__file__).parent
LINK = re.compile(r"\[([^\]]+)\]\(((?:\.\./)+[^)#\s]+\.md)(?:#[^)\s]*)?\)")


def name_pages_outside(_app: Any, name: str, source: list[str]) -> None:
    """Name a page that lives elsewhere in the repository, where the site has no page to link to."""
    folder = (PAGES / name).parent

    def named(link: re.Match[str]) -> str:
        target = (folder / link[2]).resolve()
        return link[0] if target.is_relative_to(PAGES) else f"{link[1]} (`{target.relative_to(PAGES.parent)}`)"

    source[0] = LINK.sub(named, source[0])


def write_formula(writer: Any, node: Any) -> None:
    """Write a formula as MathML, which browsers and screen readers know: no script, nothing from elsewhere."""
    block = node.tagname == "math_block"
    body = convert(node.astext(), display="block" if block else "inline")
    writer.body.append(f'<div class="math">{body}</div>' if block else body)
    raise nodes.SkipNode


def setup(app: Any) -> None:
    """Look at each page before it is read, and write formulas."""
    app.connect("source-read", name_pages_outside)
    app.add_html_math_renderer("mathml", (write_formula, None), (write_formula, None))
