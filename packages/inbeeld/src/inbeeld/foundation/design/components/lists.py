"""Data lists, timelines and accordions."""

import datetime

from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import SafeString

from .library import draw, register


@register.simple_block_tag
def data_list(content: str, *, label: str = "") -> SafeString:
    """Wrap `data_item`s: what is known of one thing, name beside value."""
    return draw("data_list", content=content, label=label)


@register.simple_tag
def data_item(label: str, value: object = None, *, unknown: str = "", edit_url: str = "") -> SafeString:
    """Draw one name and value, line by line as it was typed; without a value it says so."""
    empty = value in (None, "")
    shown = linebreaksbr(value) if isinstance(value, str) else value
    return draw("data_item", label=label, value=shown, unknown=unknown, edit_url=edit_url, empty=empty)


@register.simple_block_tag
def data_block(content: str, label: str, *, edit_url: str = "") -> SafeString:
    """Draw one name with a value that is more than text."""
    return draw(
        "data_item", label=label, value=SafeString(content.strip()), edit_url=edit_url, empty=not content.strip()
    )


@register.simple_block_tag
def timeline(content: str, *, label: str = "") -> SafeString:
    """Wrap `moment`s, in the order of reading."""
    return draw("timeline", content=content, label=label)


@register.simple_block_tag
def moment(
    content: str, when: datetime.datetime | datetime.date, title: str, *, by: str = "", icon: str = "", level: int = 3
) -> SafeString:
    """Draw one moment of a timeline: when, what, by whom."""
    with_time = isinstance(when, datetime.datetime)
    return draw("moment", content=content, when=when, with_time=with_time, title=title, by=by, icon=icon, level=level)


@register.simple_block_tag
def accordion(content: str, summary: str, *, open: bool = False, id: str = "") -> SafeString:  # noqa: A002 -- the attribute's own name
    """Fold content away under a line that opens it."""
    return draw("accordion", content=content, summary=summary, open=open, id=id)
