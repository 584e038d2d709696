"""Tables as HTML: escaped, with a caption and headers that a screen reader can use."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def html_table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]], *, words: bool = False) -> str:
    """Return a table whose first column names its rows.

    Parameters
    ----------
    caption : str
        What it shows; nothing is written where it is empty.
    header : sequence of str
        Names of the columns; no head is written where all are empty.
    rows : sequence of sequence of str
        The cells.
    words : bool
        Whether the cells hold words rather than numbers: the class ``words`` is set then.

    Examples
    --------
    >>> html_table("", ("", ""), [("A & B", "5")])
    '<table><tbody><tr><th scope="row">A &amp; B</th><td>5</td></tr></tbody></table>'
    """
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' if cell else "<td></td>" for cell in header)
    head = f"<thead><tr>{head}</tr></thead>" if any(header) else ""
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    kind = ' class="words"' if words else ""
    return f"<table{kind}>{title}{head}<tbody>{body}</tbody></table>"
