"""The tag library, the templates that draw its tags, and icons."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


def draw(name: str, /, **values: Any) -> SafeString:
    """Render `design/components/<name>.html`."""
    return SafeString(get_template(f"design/components/{name}.html").render(values))


def request_of(context: Context) -> HttpRequest | None:
    return context.get("request")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of our sprite; without a label it is decoration and screen readers pass it by."""
    sprite = static("design/icons.svg")
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>', label, sprite, name
        )
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', sprite, name
    )
