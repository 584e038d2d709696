"""A report as one HTML page that needs nothing else: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from html import escape

from darkfigure._html_tables import html_table
from darkfigure._report.document import Block, Callout, Document, Drawing, Paragraph, Points, Section, Table

STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.55 system-ui, "Helvetica Neue", Arial, sans-serif; color: #1b2733; background: #fff; margin: 0; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 1px solid #d5dde4; }
.subtitle { color: #5b6b7a; margin: 0 0 1.5rem; }
.callout { border-left: .4rem solid #1f5f8b; background: #eef5fa; padding: 1rem 1.25rem; margin: 1rem 0; }
.callout strong { display: block; font-size: 1.5rem; line-height: 1.3; }
.callout.reserved { border-color: #b4530a; background: #fdf3ea; }
.callout.refused { border-color: #a61b1b; background: #fcefef; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; min-width: min(100%, 28rem); font-variant-numeric: tabular-nums; font-size: .94rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #e4eaef; text-align: right; vertical-align: top; }
th:first-child, td:first-child, table.words td, table.words th { text-align: left; }
tbody th { font-weight: 500; }
table.words td:last-child { overflow-wrap: anywhere; }
figure { margin: 1.25rem 0; }
figure svg { width: 100%; min-width: 34rem; height: auto; }
figcaption { font-weight: 600; font-size: .94rem; }
figcaption small { display: block; font-weight: 400; color: #5b6b7a; }
footer { margin-top: 3rem; color: #5b6b7a; font-size: .9rem; }
@media print { main { max-width: none; } h2 { break-after: avoid; } figure, .callout, tr { break-inside: avoid; } }
"""


def to_html(document: Document) -> str:
    """Return the report as a whole HTML page."""
    body = "".join(_block(block) for block in document.opening)
    body += "".join(_section(section) for section in document.sections)
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{escape(document.title)}</h1>\n<p class="subtitle">{escape(document.subtitle)}</p>\n'
        f"{body}<footer>{escape(document.ending)}</footer>\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    return (
        f"<section>\n<h2>{escape(section.title)}</h2>\n{''.join(_block(block) for block in section.blocks)}</section>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{escape(text)}</p>\n"
        case Points(items):
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>\n"
        case Callout(kind, title, text):
            return f'<div class="callout {kind}"><strong>{escape(title)}</strong>{escape(text)}</div>\n'
        case Table():
            table = html_table(block.caption, block.header, block.rows, words=block.words)
            return _wide(table, block.caption)
        case Drawing(_, svg, caption, alternative):
            words = f"<figcaption>{escape(caption)}<small>{escape(alternative)}</small></figcaption>"
            return f"<figure>{_wide(svg, caption)}{words}</figure>\n"


def _wide(content: str, name: str) -> str:
    """Let something wide scroll by itself, with the keyboard too."""
    named = f' role="region" aria-label="{escape(name)}"' if name else ""
    return f'<div class="wide" tabindex="0"{named}>{content}</div>\n'
