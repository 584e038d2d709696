"""A document as text in a page."""

from __future__ import annotations

from typing import Any

from inbeeld.foundation.files.model import Document

from .paper import shown_blocks


def for_page(document: Document) -> list[dict[str, Any]]:
    """Its blocks as plain values for `files/text.html`."""
    return list(shown_blocks(document))
