"""Buttons, links that look like buttons, and forms that send."""

import re
from typing import Any

from django.middleware.csrf import get_token
from django.template.context import Context
from django.utils.safestring import SafeString

from .addresses import same_language
from .library import draw, register, request_of

# Something to type in, as against a form of buttons and choices alone.
TYPED = re.compile(r"<textarea|<input[^>]*type=\"(?:text|number|email|tel|date)\"")

KINDS = {
    "primary": "utrecht-button--primary-action",
    "secondary": "utrecht-button--secondary-action",
    "subtle": "utrecht-button--subtle",
    "danger": "utrecht-button--primary-action utrecht-button--danger",
}


@register.simple_tag
def button(
    label: str,
    *,
    kind: str = "primary",
    name: str = "",
    value: str = "",
    type: str = "submit",  # noqa: A002 -- the attribute's own name
    icon: str = "",
    action: str = "",
    form: str = "",
    disabled: bool = False,
    description: str = "",
) -> SafeString:
    """Draw a button; `action` sends its form to another address, `description` tells screen readers what it acts on."""
    values: dict[str, Any] = {
        "name": name,
        "value": value,
        "type": type,
        "action": action,
        "form": form,
        "disabled": disabled,
    }
    return draw("button", label=label, kind=KINDS[kind], icon=icon, description=description, **values)


@register.simple_tag(takes_context=True)
def link_button(
    context: Context,
    url: str,
    label: str,
    *,
    kind: str = "secondary",
    icon: str = "",
    description: str = "",
    key: str = "",
) -> SafeString:
    """Draw a link that looks like a button: it goes somewhere and changes nothing; `key` opens it from the keyboard."""
    target = same_language(context, str(url))
    return draw("link_button", url=target, label=label, kind=KINDS[kind], icon=icon, description=description, key=key)


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """Set buttons side by side, the main one first."""
    return draw("actions", content=content)


@register.simple_block_tag(takes_context=True)
def post_form(
    context: Context,
    content: str,
    action: str = "",
    *,
    id: str = "",  # noqa: A002 -- the attribute's own name
    autosave: str = "",
    cookie_free: bool = False,
    files: bool = False,
    gives_number: bool = False,
) -> SafeString:
    """Wrap fields in a form that is sent once, also on a double click.

    `autosave` is the address that keeps a draft while somebody types; without it the page's own (`drafts_url`) gives a
    fresh form back as it was left. `cookie_free` leaves the CSRF token to the view; the browser then gives nothing
    back that was typed, and sends it to no spelling service. `files` lets documents come along. `gives_number`: the
    answer shows a number or code, which is asked for again when the page was loaded anew before the answer came.
    """
    request = request_of(context)
    drafts = "" if autosave or cookie_free or not TYPED.search(content) else context.get("drafts_url", "")
    token = get_token(request) if request and not cookie_free else ""
    target = same_language(context, str(action)) if action else ""
    values = {
        "action": target,
        "id": id,
        "autosave": autosave,
        "drafts": drafts,
        "token": token,
        "files": files,
        "cookie_free": cookie_free,
        "gives_number": gives_number,
    }
    return draw("post_form", content=content, fresh=request is not None and request.method == "GET", **values)
