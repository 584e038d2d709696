"""Addresses that keep what the reader chose."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from .library import register, request_of

PLACE_IN_LIST = ("after", "before", "page")


def with_query(url: str, **changes: str | None) -> str:
    """Return the address with these query parameters set, or taken out where None."""
    scheme, host, path, query, fragment = urlsplit(url)
    kept = [(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if key not in changes]
    kept += [(key, value) for key, value in changes.items() if value is not None]
    return urlunsplit((scheme, host, path, urlencode(kept), fragment))


def same_language(context: Context, url: str) -> str:
    """Carry `?language=` along, so that somebody without our cookie keeps reading in the language he chose."""
    request = request_of(context)
    chosen = request.GET.get("language") if request else None
    is_ours = url.startswith(("/", "?", "#", ".")) and not url.startswith("//")
    return with_query(url, language=chosen) if chosen and is_ours and not url.startswith("#") else url


def current_address(request: HttpRequest, **changes: str | None) -> str:
    return with_query(request.get_full_path(), **changes)


@register.simple_tag(takes_context=True)
def address(context: Context, url: str) -> str:
    """Write the address of a plain link on a public page."""
    return same_language(context, str(url))


@register.simple_tag(takes_context=True)
def this_page(context: Context, **changes: str) -> SafeString:
    """Write the address of this page with other query parameters; an empty one is taken out."""
    request = request_of(context)
    target = current_address(request, **{key: value or None for key, value in changes.items()}) if request else "?"
    return conditional_escape(target)
