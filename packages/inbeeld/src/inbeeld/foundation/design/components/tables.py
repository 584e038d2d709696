"""Tables that scroll inside themselves and sort by a link."""

import re

from django.template.context import Context
from django.utils.safestring import SafeString

from .addresses import PLACE_IN_LIST, current_address
from .library import draw, register, request_of

SORT = "order"
# A cell in which nothing was written is empty to the style sheet too, however its template is laid out.
EMPTY_CELL = re.compile(r"(<td\b[^>]*>)\s+(?=</td>)")


@register.simple_block_tag
def table(content: str, caption: str, *, hide_caption: bool = False, stacks: bool = False) -> SafeString:
    """Wrap `<thead>` and `<tbody>`; the caption names the table and its scrolling region."""
    content = SafeString(EMPTY_CELL.sub(r"\1", content))
    return draw("table", content=content, caption=caption, hide_caption=hide_caption, stacks=stacks)


@register.simple_tag(takes_context=True)
def sort_header(context: Context, label: str, key: str, *, default: str = "", numeric: bool = False) -> SafeString:
    """Draw a column head that sorts by `?order=key`, or `-key` when clicked again; other query parameters stay."""
    request = request_of(context)
    chosen = (request.GET.get(SORT) if request else None) or default
    direction = {key: "ascending", f"-{key}": "descending"}.get(chosen, "")
    wanted = f"-{key}" if chosen == key else key
    url = current_address(request, **{SORT: wanted}, **dict.fromkeys(PLACE_IN_LIST)) if request else f"?{SORT}={wanted}"
    return draw("sort_header", label=label, url=url, direction=direction, numeric=numeric)
